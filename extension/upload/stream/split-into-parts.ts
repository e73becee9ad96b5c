import type { PartKeeper } from '../ports.ts';
import type { Part } from '../transfer/part.ts';
import type { Piece } from './download.ts';

/**
 * Gathers pieces of any size into parts of one size; only the last is shorter, and none is empty. Where the pieces begin
 * with the first byte again, so do the parts.
 * @param partSize bytes
 * @throws what the pieces throw
 */
export async function* splitIntoParts(
  pieces: AsyncIterable<Piece>,
  partSize: number,
  keeper: PartKeeper,
): AsyncGenerator<Part> {
  let partNumber = 1;
  let gathered: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const { offset, bytes } of pieces) {
    if (offset === 0) {
      partNumber = 1;
      gathered = [];
      size = 0;
    }
    for (let rest = bytes; rest.byteLength > 0;) {
      const taken = rest.subarray(0, partSize - size);
      rest = rest.subarray(taken.byteLength);
      gathered.push(taken);
      size += taken.byteLength;
      if (size < partSize) continue;
      // Reading goes on while they are kept.
      yield { partNumber, size, kept: keeper.keep(gathered) };
      partNumber += 1;
      gathered = [];
      size = 0;
    }
  }
  if (size > 0) yield { partNumber, size, kept: keeper.keep(gathered) };
}
