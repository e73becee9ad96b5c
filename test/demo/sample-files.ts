import { randomFillSync } from 'node:crypto';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DAWN, drawPicture } from './picture.ts';

const MEBIBYTE = 1024 * 1024;
const RANDOM_MEBIBYTES = 64;

async function writeRandom(path: string): Promise<void> {
  const file = await open(path, 'w');
  const piece = new Uint8Array(MEBIBYTE);
  for (let written = 0; written < RANDOM_MEBIBYTES; written++) await file.write(randomFillSync(piece));
  await file.close();
}

/** Makes the files that the demo drops when none is named. @returns their paths. */
export async function makeSampleFiles(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const picture = join(folder, 'dawn.png');
  const text = join(folder, 'Grüße, κόσμε 🌊.txt');
  const random = join(folder, 'random-64-MiB.bin');
  await writeFile(picture, drawPicture(DAWN));
  await writeFile(text, 'Grüße, κόσμε! Привет, 東京! 🌊\n'.repeat(40));
  await writeRandom(random);
  return [picture, text, random];
}
