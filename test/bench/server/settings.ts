import { z } from 'zod';
import { bucketPlaceSchema } from './bucket-place.ts';

/** The environment variable that carries the settings of a server process, as JSON. */
export const SETTINGS_VARIABLE = 'PAIL_BENCH_SERVER';

export const bucketSettingsSchema = z.object({ host: z.string(), directory: z.string(), bucket: z.string() });

export const signingSettingsSchema = z.object({
  host: z.string(),
  place: bucketPlaceSchema,
  /** The bucket's address for browsers, which URLs are signed for. */
  publicEndpoint: z.url(),
});

/** The backend takes the variables that people set. */
export const backendSettingsSchema = z.record(z.string(), z.string());

/** @throws where the process was started without settings. */
export function readSettings<Settings>(schema: z.ZodType<Settings>): Settings {
  return schema.parse(JSON.parse(process.env[SETTINGS_VARIABLE] ?? 'null'));
}
