import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { RandomBytes } from '../dependencies.ts';

/** What must stay the same from one start to the next, so that links and copied credentials keep working. */
const settingsSchema = z.object({
  accessKeyId: z.string().min(16),
  secretAccessKey: z.string().min(32),
  /** The port it listened on last; 0 before the first start. */
  port: z.number().int().min(0).max(65_535),
});

export type LocalBucketSettings = z.infer<typeof settingsSchema>;

const FILE = 'local-bucket.json';

/** Where a data directory keeps them. */
export function localBucketSettingsFile(dataDirectory: string): string {
  return path.join(dataDirectory, FILE);
}

/**
 * Reads the local bucket's credentials and port from the data directory, or makes them once at random.
 * @throws where the file is there but cannot be read: new credentials would hide the fault.
 */
export async function readLocalBucketSettings(
  dataDirectory: string,
  randomBytes: RandomBytes,
): Promise<LocalBucketSettings> {
  const file = localBucketSettingsFile(dataDirectory);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const settings = {
      accessKeyId: `PAIL${Buffer.from(randomBytes(8)).toString('hex').toUpperCase()}`,
      secretAccessKey: Buffer.from(randomBytes(30)).toString('base64url'),
      port: 0,
    };
    await writeLocalBucketSettings(dataDirectory, settings);
    return settings;
  }
  try {
    return settingsSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(
      `${file} is damaged. Delete it to have new credentials made; the files in the bucket stay.`,
      { cause: error },
    );
  }
}

/** Replaces the file as a whole, readable by its owner only. */
export async function writeLocalBucketSettings(
  dataDirectory: string,
  settings: LocalBucketSettings,
): Promise<void> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const file = localBucketSettingsFile(dataDirectory);
  const temporary = `${file}.new`;
  await writeFile(temporary, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600, flush: true });
  await chmod(temporary, 0o600);
  await rename(temporary, file);
}
