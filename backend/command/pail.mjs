#!/usr/bin/env node
// The `pail` command. Plain JavaScript, because Node 20 reads no TypeScript: it registers tsx and hands over.
import { readFileSync } from 'node:fs';

const OLDEST_NODE = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
  console.error(
    `Pail needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
  process.exit(1);
}
// Pail supports Node 20 knowingly, with versions of the SDK that do: its warning helps nobody who reads it here.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const { register } = await import('tsx/esm/api');
// The tsconfig.json of whatever folder the person stands in is none of Pail's.
register({ tsconfig: false });
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const { runPail } = await import('./run-pail.ts');
await runPail(process.argv, version);
