import { randomFillSync } from 'node:crypto';
import { open, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MEBIBYTE = 1024 * 1024;

/** Files on the disk to upload. */
export interface BenchFiles {
  paths: string[];
  /** All together. */
  bytes: number;
}

/** Makes files of random bytes, all of the same size. */
export async function makeRandomFiles(directory: string, count: number, size: number): Promise<BenchFiles> {
  const paths: string[] = [];
  for (let number = 1; number <= count; number++) {
    const path = join(directory, `random-${size}-${number}.bin`);
    const file = await open(path, 'w');
    for (let left = size; left > 0; left -= MEBIBYTE) {
      await file.write(randomFillSync(new Uint8Array(Math.min(MEBIBYTE, left))));
    }
    await file.close();
    paths.push(path);
  }
  return { paths, bytes: count * size };
}

/** Makes one file of zeros, which takes no room on the disk; its bytes are read and sent as any. */
export async function makeSparseFile(directory: string, size: number): Promise<BenchFiles> {
  const path = join(directory, `sparse-${size}.bin`);
  await writeFile(path, '');
  await truncate(path, size);
  return { paths: [path], bytes: size };
}
