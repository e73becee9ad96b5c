import type { KeptPart, PlaceInFile } from '../ports.ts';

/** Readings of files so far. */
let readings = 0;

/** One part of an object. */
export interface Part {
  /** From 1. */
  partNumber: number;
  /** Bytes. */
  size: number;
  /** Its bytes, as soon as they can be read as often as it takes to send them. */
  kept: Promise<KeptPart>;
  /** Where it lies in its file, if it does. */
  place?: PlaceInFile;
}

/** The parts of bytes that are at hand: slices, of which nothing is read yet. */
export function* partsOfBlob(file: Blob, partSize: number): Generator<Part> {
  // Chrome asks the disk for a file's size whenever it is sliced; a slice knows its own.
  const body = file.slice(0, file.size);
  readings += 1;
  for (let start = 0; start < body.size; start += partSize) {
    const slice = body.slice(start, start + partSize);
    const kept = Promise.resolve({ body: slice, md5: null, release: () => {} });
    const place = { file: readings, start, whole: body };
    yield { partNumber: start / partSize + 1, size: slice.size, kept, place };
  }
}
