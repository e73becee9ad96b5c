import { defineConfig } from 'wxt';
import { manifest } from './extension/manifest.ts';

/** Builds `dist/extension/chrome-mv3` and `dist/extension/firefox-mv3`. */
export default defineConfig({
  srcDir: 'extension',
  entrypointsDir: 'entrypoints',
  publicDir: 'extension/public',
  outDir: 'dist/extension',
  modules: ['@wxt-dev/module-react'],
  manifestVersion: 3,
  imports: false,
  manifest,
});
