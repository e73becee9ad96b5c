import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { canInstallDebianPackages, installDebianPackages } from '../../machine/debian.ts';
import type { Frame } from './frames.ts';

/** Makes an animation that plays again and again, by `img2webp` of libwebp. */
export async function writeWebp(frames: readonly Frame[], file: string): Promise<void> {
  const { exitCode } = await execa({ reject: false })`img2webp -version`;
  if (exitCode !== 0) {
    if (!(await canInstallDebianPackages())) throw new Error('Install img2webp: it is a part of libwebp.');
    await installDebianPackages(['webp']);
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'pail-frames-'));
  try {
    const options: string[] = [];
    for (const [index, { picture, lasts }] of frames.entries()) {
      const name = path.join(folder, `${index}.png`);
      await writeFile(name, picture);
      options.push('-d', String(lasts), name);
    }
    await execa`img2webp -loop 0 -lossy -q 75 -m 3 ${options} -o ${file}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
