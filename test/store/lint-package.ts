import { execa } from 'execa';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../backend/cli/extension-build/built-extension.ts';

const complaintSchema = z.object({
  code: z.string(),
  message: z.string(),
  file: z.string().nullish(),
  line: z.number().nullish(),
  column: z.number().nullish(),
});

const reportSchema = z.object({
  errors: z.array(complaintSchema),
  warnings: z.array(complaintSchema),
});

/** What Firefox's store finds wrong with a package. Line and column count from 1. */
export type Complaint = z.infer<typeof complaintSchema>;

/** Examines a package for Firefox by the program that its store runs on each one. */
export async function lintPackage(archive: string): Promise<z.infer<typeof reportSchema>> {
  const { stdout } = await execa({
    preferLocal: true,
    localDir: PROJECT_ROOT,
    // It ends with 1 when it has found something: the report says what.
    reject: false,
  })`addons-linter --output json ${archive}`;
  return reportSchema.parse(JSON.parse(stdout));
}
