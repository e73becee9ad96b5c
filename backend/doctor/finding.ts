import { z } from 'zod';

/**
 * How a check ended: `ok` · `warn`, Pail works but something is worth mending · `fail`, Pail does not work so ·
 * `skipped`, it could not be tried, or this bucket does not offer it.
 */
export const statusSchema = z.enum(['ok', 'warn', 'fail', 'skipped']);

/** What one check found. Never holds a key, a signature or a signed address. */
export const findingSchema = z.strictObject({
  /** The check's name, always the same for the same check. */
  check: z.string(),
  status: statusSchema,
  /** What is so, for a person. */
  found: z.string(),
  /** What to do about it; null where there is nothing to do. */
  fix: z.string().nullable(),
});

export type Finding = z.infer<typeof findingSchema>;

/** All that the doctor found, as `pail doctor --json` prints it. */
export const reportSchema = z.strictObject({
  /** Whether no check failed. */
  healthy: z.boolean(),
  bucket: z.strictObject({
    name: z.string(),
    region: z.string(),
    /** Null for AWS's own. */
    endpoint: z.string().nullable(),
    provider: z.string(),
  }),
  findings: z.array(findingSchema),
});

export type Report = z.infer<typeof reportSchema>;
