import { retrying } from './retrying.ts';
import type { PartsOfUpload } from './transfer/send-parts.ts';
import type { Transfer } from './transfer/transfer.ts';

/** The parts that the bucket holds of an upload that began in an earlier life of the engine. */
export async function heldParts(id: string, transfer: Transfer): Promise<PartsOfUpload['held']> {
  const { ports, backend, signal } = transfer;
  const state = await retrying({ ...ports, ...transfer, signal }, () => backend.uploadState(id, signal));
  if (state.state === 'completed') return new Map();
  return new Map(state.parts.map(({ partNumber, size, md5 }) => [partNumber, { size, md5 }]));
}
