import { access, constants, mkdir } from 'node:fs/promises';

/**
 * Makes the data folder where it is missing.
 * @throws with a message for a person where it cannot be made or written to.
 */
export async function prepareDataDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new Error(
      `Pail cannot write to its data folder ${path}${reason}. Change its permissions, or set DATA_DIR to another folder.`,
      { cause: error },
    );
  }
}
