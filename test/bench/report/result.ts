import { z } from 'zod';

/** One line of `--json`. */
export const resultSchema = z.object({
  bench: z.string(),
  case: z.string(),
  subject: z.string(),
  /** The median; null where it could not be run. */
  value: z.number().nullable(),
  unit: z.enum(['s', 'ms', 'share', 'MiB', 'MB', '/s']),
  /** What the subject is compared with; null: with nothing. */
  vs: z.string().nullable(),
  /** The subject's value divided by that of what it is compared with. */
  ratio: z.number().nullable(),
  /** What the ratio, or without one the value, has to reach. */
  target: z.string().nullable(),
  met: z.boolean().nullable(),
});

export type Result = z.infer<typeof resultSchema>;

export type Unit = Result['unit'];

/** What one bench found. */
export const benchReportSchema = z.object({
  bench: z.string(),
  /** What was done, for a person who reads the results. */
  about: z.string(),
  results: z.array(resultSchema),
  /** What could not be run, and why; what has to be known to read the numbers. */
  notes: z.array(z.string()),
});

export type BenchReport = z.infer<typeof benchReportSchema>;
