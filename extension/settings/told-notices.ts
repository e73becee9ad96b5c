import { z } from 'zod';
import { storage } from 'wxt/utils/storage';
import { fileSchema, type StoredFile } from '../../shared/api/files.ts';

const toldSchema = z.array(z.object({ id: z.string(), files: z.array(fileSchema) }));

/** Of notices that nobody has clicked, so many are kept: a desktop shows fewer. */
const MOST_KEPT = 20;

/** What the notices on the desktop are about: the background may have slept since it told them. */
const toldItem = storage.defineItem<unknown>('session:told-notices', { fallback: [] });

async function read(): Promise<z.infer<typeof toldSchema>> {
  const told = toldSchema.safeParse(await toldItem.getValue());
  return told.success ? told.data : [];
}

/** Keeps which files a notice is about. */
export async function keepNotice(id: string, files: readonly StoredFile[]): Promise<void> {
  const others = (await read()).filter((notice) => notice.id !== id);
  await toldItem.setValue([{ id, files: [...files] }, ...others].slice(0, MOST_KEPT));
}

/** The files that a notice is about; none where it is about what is not done. */
export async function filesOfNotice(id: string): Promise<readonly StoredFile[]> {
  return (await read()).find((notice) => notice.id === id)?.files ?? [];
}
