import { median } from './median.ts';

/** What the runs of one subject gave. */
export interface Sampled {
  subject: string;
  /** The median of all runs; null where one failed. */
  value: number | null;
  /** The words of the first run that failed. */
  failure: string | null;
}

/**
 * Measures subjects in turns, A B C A B C …, so that whatever else the machine does meets all of them alike. A subject
 * that fails is not tried again.
 */
export async function alternate<Subject extends { name: string }>(
  subjects: readonly Subject[],
  runs: number,
  measure: (subject: Subject) => Promise<number>,
  onRun: (subject: string, run: number, value: number | string) => void,
): Promise<Sampled[]> {
  const states = subjects.map((subject) => ({ subject, values: [0].slice(1), failure: '' }));
  for (let run = 1; run <= runs; run++) {
    for (const state of states) {
      if (state.failure !== '') continue;
      try {
        const value = await measure(state.subject);
        state.values.push(value);
        onRun(state.subject.name, run, value);
      } catch (error) {
        state.failure = error instanceof Error ? error.message : String(error);
        onRun(state.subject.name, run, state.failure);
      }
    }
  }
  return states.map(({ subject, values, failure }) => ({
    subject: subject.name,
    value: failure === '' ? median(values) : null,
    failure: failure === '' ? null : failure,
  }));
}
