import pc from 'picocolors';
import type { Tally } from './tally.ts';

/** Prints what follows as a headline. */
export function announce(title: string): void {
  console.log(`\n${pc.bold(title)}`);
}

/** Runs a step that is no suite of its own, and counts it as one test. What it throws is its failure. */
export async function countStep(title: string, work: () => Promise<void>): Promise<Tally> {
  try {
    await work();
    console.log(`${pc.green('✓')} ${title}`);
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.log(`${pc.red('✗')} ${title}\n${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
}
