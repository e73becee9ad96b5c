import { describe, expect, it } from 'vitest';
import { answeredRange } from './answered-range.ts';

function rangeOf(headers: Record<string, string>, status = 200): ReturnType<typeof answeredRange> {
  return answeredRange({ status, headers: new Headers(headers) });
}

const modified = 'Tue, 03 Nov 2026 10:00:00 GMT';

describe('what an answer says of its bytes', () => {
  it('is its size and what names it', () => {
    expect(rangeOf({ 'content-length': '12', etag: '"v1"' })).toEqual({
      offset: 0,
      size: 12,
      validator: '"v1"',
    });
  });

  it('is nothing where it is compressed', () => {
    expect(rangeOf({ 'content-length': '12', etag: '"v1"', 'content-encoding': 'gzip' })).toEqual({
      offset: 0,
      size: null,
      validator: null,
    });
  });

  it('is its place in the whole where it is a piece', () => {
    expect(rangeOf({ 'content-length': '5', 'content-range': 'bytes 7-11/12' }, 206)).toMatchObject({
      offset: 7,
      size: 12,
    });
    expect(rangeOf({ 'content-range': 'bytes 7-11/*' }, 206)).toMatchObject({ offset: 7, size: null });
  });

  it.each([{}, { 'content-range': 'bytes */12' }, { 'content-type': 'multipart/byteranges' }])(
    'is not enough of a piece with %o',
    (headers) => {
      expect(() => rangeOf({ ...headers }, 206)).toThrow(
        expect.objectContaining({ code: 'source_truncated' }),
      );
    },
  );

  it.each([
    [{ etag: 'W/"v1"' }, null],
    [{ etag: '"v1"', 'accept-ranges': 'none' }, null],
    [{ 'last-modified': modified, date: 'Tue, 03 Nov 2026 10:00:01 GMT' }, modified],
    [{ 'last-modified': modified, date: modified }, null],
    [{ 'last-modified': modified }, null],
    [{ 'last-modified': 'yesterday', date: modified }, null],
    [{}, null],
  ])('names its bytes only by a strong validator: %o', (headers, validator) => {
    expect(rangeOf({ ...headers }).validator).toBe(validator);
  });
});
