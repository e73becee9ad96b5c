import { TypeOverrides, types } from 'pg';

/**
 * A 64-bit integer as a number. pg gives text, since not every one fits.
 * @throws {RangeError} for one that does not: no size or time of ours is that large.
 */
export function parseInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is larger than a number can say exactly`);
  return value;
}

/** How values of PostgreSQL are read: as pg does, except for 64-bit integers. */
export const integersAsNumbers = new TypeOverrides();
integersAsNumbers.setTypeParser(types.builtins.INT8, parseInteger);
