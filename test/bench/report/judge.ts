import type { Sampled } from '../measure/alternate.ts';
import type { Result, Unit } from './result.ts';

/** What a subject has to reach. */
export interface Goal {
  subject: string;
  /** Another subject or a reference; null: the value itself counts. */
  vs: string | null;
  atMost?: number;
  atLeast?: number;
}

/** One case of a bench with all that was measured in it. */
export interface Case {
  bench: string;
  case: string;
  unit: Unit;
  measured: readonly Sampled[];
  /** What goals may compare with beside the subjects, such as the line's own speed. */
  references?: Readonly<Record<string, number | null>>;
  goals: readonly Goal[];
}

/**
 * One result for each subject, or for each of its goals. A subject without a value has not reached its goal; where there
 * is nothing to compare it with, nobody can tell.
 */
export function judge({ measured, goals, references = {}, ...of }: Case): Result[] {
  const values: Record<string, number | null> = { ...references };
  for (const { subject, value } of measured) values[subject] = value;
  const head = { bench: of.bench, case: of.case };
  return measured.flatMap(({ subject, value }): Result[] => {
    const own = goals.filter((goal) => goal.subject === subject);
    if (own.length === 0) {
      return [{ ...head, subject, value, unit: of.unit, vs: null, ratio: null, target: null, met: null }];
    }
    return own.map((goal) => {
      const other = goal.vs === null ? null : (values[goal.vs] ?? null);
      const ratio = value === null || other === null ? null : value / other;
      const counts = goal.vs === null ? value : ratio;
      const unknown = value !== null && counts === null;
      return {
        ...head,
        subject,
        value,
        unit: of.unit,
        vs: goal.vs,
        ratio,
        target: targetText(goal),
        met: unknown ? null : counts !== null && reaches(counts, goal),
      };
    });
  });
}

function reaches(value: number, { atMost = Infinity, atLeast = -Infinity }: Goal): boolean {
  return value <= atMost && value >= atLeast;
}

function targetText({ atMost, atLeast }: Goal): string {
  return [
    ...(atMost === undefined ? [] : [`<= ${atMost}`]),
    ...(atLeast === undefined ? [] : [`>= ${atLeast}`]),
  ].join(' and ');
}
