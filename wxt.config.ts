import { defineConfig } from 'wxt';
import { manifest } from './extension/manifest.ts';

/** All that the extension is built from. Named one by one, so that nothing else of a checkout goes to a store. */
const SOURCES = [
  'extension/**',
  'shared/**',
  'wxt.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  '.npmrc',
  'README.md',
  'LICENSE',
];

/** Builds `dist/extension/chrome-mv3` and `dist/extension/firefox-mv3`, and packs them in `dist/`. */
export default defineConfig({
  srcDir: 'extension',
  entrypointsDir: 'entrypoints',
  publicDir: 'extension/public',
  outDir: 'dist/extension',
  modules: ['@wxt-dev/module-react'],
  manifestVersion: 3,
  imports: false,
  manifest,
  zip: {
    // Relative to `outDir`.
    artifactTemplate: '../{{name}}-{{version}}-{{browser}}.zip',
    sourcesTemplate: '../{{name}}-{{version}}-sources.zip',
    excludeSources: ['**'],
    includeSources: SOURCES,
  },
});
