import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHasher } from './checksum-algorithm.ts';
import { combineCrcs } from './crc-combine.ts';

async function checksum(algorithm: 'crc32' | 'crc32c' | 'crc64nvme', bytes: Uint8Array): Promise<string> {
  const hasher = await createHasher(algorithm);
  hasher.update(bytes);
  return hasher.digest().toString('base64');
}

describe.each(['crc32', 'crc32c', 'crc64nvme'] as const)('%s', (algorithm) => {
  it('of the whole follows from that of the parts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), async (contents) => {
        const parts = await Promise.all(
          contents.map(async (content) => ({
            size: content.length,
            value: await checksum(algorithm, content),
          })),
        );
        expect(combineCrcs(algorithm, parts)).toBe(await checksum(algorithm, Buffer.concat(contents)));
      }),
    );
  });
});

it('gives the check values of the CRC catalogue', async () => {
  const digits = Buffer.from('123456789');
  const hex = async (algorithm: 'crc32' | 'crc32c' | 'crc64nvme') =>
    Buffer.from(await checksum(algorithm, digits), 'base64').toString('hex');
  expect(await hex('crc32')).toBe('cbf43926');
  expect(await hex('crc32c')).toBe('e3069283');
  expect(await hex('crc64nvme')).toBe('ae8b14860a799888');
});
