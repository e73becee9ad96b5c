import { execa } from 'execa';
import pc from 'picocolors';
import { add, NOTHING_YET, type Tally } from '../run/tally.ts';

interface Check {
  name: string;
  command: string;
  /** What to do when it fails, beside what the tool itself says. */
  fix: string;
}

const FOLDERS = 'backend extension shared test';

const CHECKS: readonly Check[] = [
  {
    // One reading of the types for both: by itself `tsc` takes longer than all the rest.
    name: 'types and lint',
    command: 'oxlint --type-check',
    fix: 'Mend the lines named above; `npx oxlint --fix` mends some.',
  },
  {
    name: 'import rules',
    command: `depcruise --config .dependency-cruiser.mjs --output-type err-long ${FOLDERS}`,
    fix: 'Each broken rule says its reason: move the code to the folder it belongs to.',
  },
  {
    name: 'unused code',
    command: 'knip --config .knip.json',
    fix: 'Delete what nobody uses, or the dependency.',
  },
  {
    name: 'texts in every language',
    command: 'tsx test/check/messages/main.ts',
    fix: 'Texts stand in extension/public/_locales, a file a language; the code names them by t() and plural().',
  },
  { name: 'format', command: 'prettier --check --cache .', fix: 'Run `npm run format`.' },
];

/** Tools that run side by side: one a core. */
const AT_ONCE = 2;

async function run(check: Check): Promise<boolean> {
  const started = performance.now();
  const result = await execa({
    all: true,
    reject: false,
    preferLocal: true,
    shell: true,
    env: { FORCE_COLOR: pc.isColorSupported ? '1' : '0' },
  })`${check.command}`;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (result.exitCode === 0) {
    console.log(`${pc.green('✓')} ${check.name} ${pc.dim(`${seconds} s`)}`);
    return true;
  }
  console.log(`${pc.red('✗')} ${check.name} ${pc.dim(`${seconds} s`)}\n\n${result.all}\n\n${check.fix}\n`);
  return false;
}

/** Runs every check on the whole project, prints a line for each, and counts. */
export async function runChecks(): Promise<Tally> {
  // The types of the extension's entrypoints are generated, and .wxt/ is not in the repository.
  await execa({ preferLocal: true })`wxt prepare`;
  const waiting = [...CHECKS];
  let tally = NOTHING_YET;
  async function work(): Promise<void> {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const result = (await run(check)) ? { passed: 1, failures: [] } : { passed: 0, failures: [check.name] };
      tally = add(tally, result);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return tally;
}
