import { expect, test } from 'vitest';
import { compositeOf } from '../storage/etag.ts';
import { checkParts, isWhole } from './check-parts.ts';
import type { VerifiablePart } from './stored-parts.ts';

const md5 = '1B2M2Y8AsgTpgAmY7PhCfg==';
const composite = compositeOf([md5, md5, md5]);

function makeParts(...sizes: number[]): VerifiablePart[] {
  return sizes.map((size, index) => ({ partNumber: index + 1, size, etag: 'e', md5 }));
}

function check(
  size: number | null,
  parts: VerifiablePart[],
  changes: { composite?: string; maxFileBytes?: number } = {},
) {
  checkParts({ size, partSize: 10 }, parts, { composite, maxFileBytes: 100, ...changes });
}

test('an upload is whole when its size is reached without a gap', () => {
  const plan = { size: 25, partSize: 10 };
  const parts = makeParts(10, 10, 5);
  expect(isWhole(plan, parts, composite)).toBe(true);
  expect(isWhole(plan, parts.slice(0, 2), composite)).toBe(false);
  expect(isWhole(plan, parts.slice(1), composite)).toBe(false);
  const [first, , third] = parts;
  expect(isWhole(plan, first && third ? [first, third, { ...third, partNumber: 4 }] : [], composite)).toBe(
    false,
  );
});

test('a stream is whole when it has as many parts as the client counted, and at least one', () => {
  const plan = { size: null, partSize: 10 };
  expect(isWhole(plan, makeParts(10, 10, 5), composite)).toBe(true);
  expect(isWhole(plan, makeParts(10, 10), composite)).toBe(false);
  expect(isWhole(plan, makeParts(10), undefined)).toBe(true);
  expect(isWhole(plan, [], undefined)).toBe(false);
});

test('parts as they were planned pass', () => {
  expect(() => check(25, makeParts(10, 10, 5))).not.toThrow();
  expect(() => check(null, makeParts(10, 10, 5))).not.toThrow();
});

test.each([
  ['size_mismatch', 25, makeParts(10, 10, 4), {}],
  ['size_mismatch', 25, makeParts(10, 5, 10), {}],
  ['size_mismatch', null, makeParts(10, 10, 11), {}],
  ['file_too_large', null, makeParts(10, 10, 5), { maxFileBytes: 24 }],
  ['checksum_mismatch', 25, makeParts(10, 10, 5), { composite: compositeOf([md5, md5]) }],
  ['checksum_mismatch', null, makeParts(10, 10, 10, 1), {}],
])('%s is found for a size of %s', (code, size, parts, changes) => {
  expect(() => check(size, parts, changes)).toThrow(expect.objectContaining({ code }));
});

test('where one part has no MD5, the bucket has to be believed', () => {
  const parts = makeParts(10, 10, 5).map((part) => ({
    ...part,
    md5: part.partNumber === 2 ? null : 'other',
  }));
  expect(() => check(25, parts)).not.toThrow();
});
