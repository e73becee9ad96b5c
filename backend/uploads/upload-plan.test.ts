import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_OBJECT_BYTES, MAX_PARTS } from '../../shared/limits.ts';
import { choosePartSize, countParts, partSizeBounds } from './upload-plan.ts';

const MIB = 1024 ** 2;

test.each([
  ['1 byte', 1, null],
  ['16 MiB', 16 * MIB, null],
  ['a byte more than 16 MiB', 16 * MIB + 1, 8 * MIB],
  ['as much as 10,000 smallest parts', 80_000 * MIB, 8 * MIB],
  ['a byte more than that', 80_000 * MIB + 1, 9 * MIB],
  ['5 TiB', MAX_OBJECT_BYTES, 525 * MIB],
  ['of unknown size', null, 16 * MIB],
])('an upload that is %s has the right part size', (_, size, partSize) => {
  expect(choosePartSize(size)).toBe(partSize);
});

test('the parts of any upload add up to its size, and S3 takes them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 16 * MIB + 1, max: MAX_OBJECT_BYTES }), (size) => {
      const partSize = choosePartSize(size) ?? 0;
      const plan = { size, partSize };
      const count = countParts(plan, MAX_OBJECT_BYTES);
      const last = partSizeBounds(plan, count);
      expect(partSize % MIB).toBe(0);
      expect(count).toBeLessThanOrEqual(MAX_PARTS);
      expect(partSizeBounds(plan, 1)).toEqual({ least: partSize, most: partSize });
      expect(last.least).toBe(last.most);
      expect(last.most).toBeGreaterThan(0);
      expect((count - 1) * partSize + last.most).toBe(size);
    }),
    { numRuns: 2000 },
  );
});

test('a stream may end with any part, and has no more of them than the limit or S3 allows', () => {
  const plan = { size: null, partSize: 16 * MIB };
  expect(partSizeBounds(plan, 7)).toEqual({ least: 1, most: 16 * MIB });
  expect(countParts(plan, 40 * MIB)).toBe(3);
  expect(countParts(plan, MAX_OBJECT_BYTES)).toBe(MAX_PARTS);
});
