import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import JSZip from 'jszip';

/** The files of a zip archive: their bytes by their paths in it. */
export async function filesOfArchive(archive: string): Promise<Map<string, Buffer>> {
  const zip = await JSZip.loadAsync(await readFile(archive));
  const files = new Map<string, Buffer>();
  for (const [name, entry] of Object.entries(zip.files)) {
    if (!entry.dir) files.set(name, await entry.async('nodebuffer'));
  }
  return files;
}

/** Writes the files of a zip archive into a folder. */
export async function unpackArchive(archive: string, folder: string): Promise<void> {
  for (const [name, bytes] of await filesOfArchive(archive)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}
