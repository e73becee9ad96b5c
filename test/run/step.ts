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
    return { passed: 1, failures: [] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.log(`${pc.red('✗')} ${title}\n${why}`);
    return { passed: 0, failures: [`${title}: ${why.split('\n')[0]}`] };
  }
}
