import { join } from 'node:path';
import { buildExtension } from '../../backend/cli/extension-build/build-extension.ts';
import { provideBrowser } from '../browsers/install-browser.ts';
import type { BenchArguments, BenchName } from './arguments.ts';
import type { Bench } from './bench.ts';
import { backend } from './benches/backend.ts';
import { memory } from './benches/memory.ts';
import { sign } from './benches/sign.ts';
import { small } from './benches/small.ts';
import { stream } from './benches/stream.ts';
import { upload } from './benches/upload.ts';
import { wan } from './benches/wan.ts';
import { makeBenchExtension } from './extension/bench-extension.ts';
import { writeDocument } from './report/document.ts';
import { describeMachine } from './report/machine.ts';
import type { BenchReport } from './report/result.ts';

const BENCHES: Record<BenchName, Bench> = { upload, wan, small, sign, memory, stream, backend };

/** Those in which no browser takes part. */
const BROWSERLESS: ReadonlySet<BenchName> = new Set<BenchName>(['sign', 'backend']);

export interface BenchListener {
  /** What is being done, for a person who waits. */
  onStep: (words: string) => void;
  onReport: (report: BenchReport) => void;
}

/**
 * Runs benches one after the other and writes the documentation after each, so that one that is cut short has written
 * what it has.
 * @param directory an empty folder, removed by the caller.
 */
export async function runBenches(
  { benches, runs, size, out }: BenchArguments,
  directory: string,
  { onStep, onReport }: BenchListener,
): Promise<void> {
  const extension = join(directory, 'extension');
  const chromium = benches.every((bench) => BROWSERLESS.has(bench))
    ? undefined
    : await provideBrowser('chromium');
  if (chromium !== undefined) {
    await buildExtension(['chromium'], () => onStep('Building the extension…'));
    await makeBenchExtension(extension);
  }
  const machine = await describeMachine(chromium);
  for (const bench of benches) {
    onStep(`${bench}…`);
    const report = await BENCHES[bench]({
      runs,
      size,
      chromium: chromium ?? '',
      extension,
      directory,
      onStep,
    });
    onReport(report);
    const measuredOn = new Date().toISOString().slice(0, 10);
    if (out !== null) await writeDocument(out, [{ ...report, measuredOn, machine, runs, size }]);
  }
}
