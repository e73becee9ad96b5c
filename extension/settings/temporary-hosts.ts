import { z } from 'zod';
import { storage } from 'wxt/utils/storage';

/** Not of the session only: a browser that was killed gives these permissions back at its next start. */
const item = storage.defineItem<unknown>('local:temporary-hosts', { fallback: [] });

const originsSchema = z.array(z.url()).catch([]);

/** The origins that the user allowed for one upload only. */
export async function readTemporaryHosts(): Promise<string[]> {
  return originsSchema.parse(await item.getValue());
}

export async function addTemporaryHost(origin: string): Promise<void> {
  await item.setValue([...new Set([...(await readTemporaryHosts()), origin])]);
}

export async function forgetTemporaryHosts(origins: readonly string[]): Promise<void> {
  const before = await readTemporaryHosts();
  await item.setValue(before.filter((origin) => !origins.includes(origin)));
}
