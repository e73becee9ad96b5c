import { access, constants, stat } from 'node:fs/promises';

/** @throws with a message for a person, where one of the files cannot be uploaded. */
export async function checkFiles(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found) throw new Error(`There is no file ${path}.`);
    if (!found.isFile()) throw new Error(`${path} is not a file; name the files in it instead.`);
    await access(path, constants.R_OK).catch(() => {
      throw new Error(`${path} cannot be read: change its permissions or name another file.`);
    });
  }
}
