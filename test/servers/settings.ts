import { z } from 'zod';

/** The environment variable that carries the settings of a server process, as JSON. */
export const SETTINGS_VARIABLE = 'PAIL_TEST_SERVER';

/** @throws where the process was started without settings. */
export function readSettings<Settings>(schema: z.ZodType<Settings>): Settings {
  return schema.parse(JSON.parse(process.env[SETTINGS_VARIABLE] ?? 'null'));
}

/** The backend takes the variables that people set. */
export const backendSettingsSchema = z.record(z.string(), z.string());

export const bucketSettingsSchema = z.object({
  host: z.string(),
  /** 0: any free one. */
  port: z.number().int(),
  directory: z.string(),
  bucket: z.string(),
  credentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
});
