import { createCipheriv, createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeededRandom } from './seeded-random.ts';

const KIB = 1024;
const MIB = 1024 ** 2;

/** A file on disk that is to be uploaded. */
export interface SourceFile {
  path: string;
  /** Like no other file's of a run. */
  name: string;
  /** Bytes. */
  size: number;
  /** In hex. */
  sha256: string;
}

/** What a trial uploads: `mixed` is small files beside one in parts, `queue` so many that some wait for a connection. */
export type Load = 'small' | 'several' | 'single' | 'large' | 'mixed' | 'queue';

/** Draws what a trial uploads. The first trial of a fault takes a bit of all. */
export function drawLoad(random: SeededRandom, trial: number): Load {
  return trial === 0
    ? 'mixed'
    : random.pick(['large', 'large', 'mixed', 'mixed', 'several', 'single', 'small']);
}

function sizesOf(load: Load, random: SeededRandom): number[] {
  const small = (): number => random.between(KIB, 900 * KIB);
  const large = (): number => random.between(17 * MIB, 64 * MIB);
  switch (load) {
    case 'small':
      return [small()];
    case 'several':
      return Array.from({ length: random.between(3, 12) }, small);
    case 'single':
      return [random.between(2 * MIB, 16 * MIB)];
    case 'large':
      return [large()];
    case 'mixed':
      return [large(), ...Array.from({ length: random.between(1, 4) }, small)];
    case 'queue':
      return Array.from({ length: random.between(20, 30) }, () => random.between(300 * KIB, 1500 * KIB));
  }
}

/** Makes the files of a trial. */
export async function makeSourceFiles(
  directory: string,
  prefix: string,
  load: Load,
  random: SeededRandom,
): Promise<SourceFile[]> {
  await mkdir(directory, { recursive: true });
  return Promise.all(
    sizesOf(load, random).map(async (size, index) => {
      const name = `${prefix}-${index + 1}.bin`;
      const bytes = seededBytes(name, size);
      const path = join(directory, name);
      await writeFile(path, bytes);
      return { path, name, size, sha256: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
}

/** Bytes that no program can make smaller, the same for the same seed. */
export function seededBytes(seed: string, size: number): Buffer {
  const key = createHash('sha256').update(seed).digest().subarray(0, 16);
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(size));
}
