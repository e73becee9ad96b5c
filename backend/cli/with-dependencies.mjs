#!/usr/bin/env node
// Runs a TypeScript file of this project on a fresh clone: `node with-dependencies.mjs FILE [ARGUMENT…]`.
// Plain JavaScript, because Node 20 cannot read TypeScript before the dependencies are there.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 19];
/** How often to look whether npm is still there, in milliseconds. */
const PARENT_WATCH = 500;
const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(
    `Pail needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
  process.exit(1);
}

/** npm writes `node_modules/.package-lock.json` last, so its age tells whether the last install finished. */
function dependenciesAreCurrent() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

function installDependencies() {
  console.error('Installing dependencies (a minute or two, once)…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // npm's own words go to stderr: the stdout of some commands is read by programs.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(
    'npm could not install the dependencies: see its words above, mend that and run the command again.',
  );
  process.exit(1);
}

/** From this version on Node may abort in the clean-up of the SQLite driver, the last one that runs on Node 20. */
const ABORTING_NODE = [24, 19];

function warnOfAbortingNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [abortingMajor = 0, abortingMinor = 0] = ABORTING_NODE;
  if (major < abortingMajor || (major === abortingMajor && minor < abortingMinor)) return;
  console.error(
    `Node ${process.versions.node} may abort in the SQLite driver. Pail is tested on Node 20.19 to 24.18: take one of those.`,
  );
}

refuseOldNode();
warnOfAbortingNode();
if (!dependenciesAreCurrent()) installDependencies();

const [file = '', ...rest] = process.argv.slice(2);
const child = spawn(process.execPath, ['--import', 'tsx', join(root, file), ...rest], {
  cwd: root,
  stdio: 'inherit',
  // Pail supports Node 20 knowingly, with versions of the SDK that do: its warning helps nobody who reads it here.
  env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
});
// This one waits for the other to stop cleanly. A terminal sends Ctrl-C to both, `kill` only to this one: so each signal
// is passed on, and whoever gets it twice stops once.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm runs scripts in a shell, and one that is killed takes nobody along.
const shell = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid !== shell && child.kill('SIGTERM'), PARENT_WATCH).unref();
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
