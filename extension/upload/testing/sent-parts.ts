import type { PailError } from '../../../shared/errors/pail-error.ts';
import { type FakePorts, PART_SIZE } from './fake-ports.ts';

/** Of {@link largeFile}: it is sent in four parts. */
export const LARGE_FILE_BYTES = 3 * PART_SIZE + 1000;

/** A file of which no two parts are alike. */
export function largeFile(): File {
  const bytes = new Uint8Array(LARGE_FILE_BYTES);
  for (let part = 0; part < 4; part += 1) bytes.fill(part + 1, part * PART_SIZE);
  return new File([bytes], 'large.bin', { type: 'application/zip', lastModified: 1000 });
}

/** To sort part numbers. */
export const ascending = (one: number, other: number): number => one - other;

/** The id under which the backend knows the first upload. */
export const idOf = (ports: FakePorts): string => ports.created[0]?.id ?? '';

/** Whether the parts in the bucket are a file's bytes. */
export async function sameBytes(ports: FakePorts, id: string, file: Blob = largeFile()): Promise<boolean> {
  const parts = [...(ports.parts.get(id) ?? [])].toSorted(([one], [other]) => one - other);
  const sent = new Uint8Array(await new Blob(parts.map(([, part]) => part)).arrayBuffer());
  const wanted = new Uint8Array(await file.arrayBuffer());
  return sent.length === wanted.length && sent.every((byte, index) => byte === wanted[index]);
}

/**
 * Has the bucket keep every part that is sent.
 * @param fail why the bucket refuses a part; null where it takes it
 * @returns the numbers of the parts that are sent, in that order, as they are
 */
export function countingSends(
  ports: FakePorts,
  fail: (part: number) => PailError | null = () => null,
): number[] {
  const sends: number[] = [];
  ports.bucket = {
    send: ({ url }, body) => {
      const part = Number(url.split('?')[1]);
      sends.push(part);
      const error = fail(part);
      return error ? Promise.reject(error) : ports.keep(url, body);
    },
  };
  return sends;
}
