import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What the browsers' drivers need of a built extension's manifest; all else in it is kept as it is. */
const builtManifestSchema = z.looseObject({
  key: z.base64().optional(),
  browser_specific_settings: z.looseObject({ gecko: z.looseObject({ id: z.string() }) }).optional(),
  permissions: z.array(z.string()).default([]),
  optional_permissions: z.array(z.string()).default([]),
  host_permissions: z.array(z.string()).default([]),
  optional_host_permissions: z.array(z.string()).default([]),
});

export type BuiltManifest = z.infer<typeof builtManifestSchema>;

/** @throws where there is no built extension in the folder. */
export async function readBuiltManifest(extensionDirectory: string): Promise<BuiltManifest> {
  const text = await readFile(join(extensionDirectory, 'manifest.json'), 'utf8');
  return builtManifestSchema.parse(JSON.parse(text));
}
