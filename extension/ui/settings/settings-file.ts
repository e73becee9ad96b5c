import { z } from 'zod';
import { preferencesSchema, type Preferences } from '../../settings/preferences.ts';

/** Tells a file of settings from any other JSON. */
const fileSchema = z.object({
  pail: z.literal('settings'),
  version: z.literal(1),
  settings: preferencesSchema,
});

/** What the user chose, as a file: no token, no address of a server. */
export function settingsFile(settings: Preferences): Blob {
  const content: z.infer<typeof fileSchema> = { pail: 'settings', version: 1, settings };
  return new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' });
}

/** The settings in a file's text; null where it is no file of settings. */
export function readSettingsFile(text: string): Preferences | null {
  try {
    const file = fileSchema.safeParse(JSON.parse(text));
    return file.success ? file.data.settings : null;
  } catch {
    // Not JSON at all.
    return null;
  }
}
