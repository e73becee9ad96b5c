import { compareKeys, keyAfter, keyAfterPrefix } from './key-order.ts';
import type { ObjectTable } from './object-table.ts';
import type { ListedObject } from './stored-object.ts';

/** Rows that are read at once: with a delimiter few, for a long run of keys may be one common prefix. */
const BATCH = 1000;
const BATCH_DELIMITED = 100;

export interface ListingQuery {
  readonly prefix: string;
  /** Empty: no common prefixes. */
  readonly delimiter: string;
  /** Begin after this key or common prefix; empty: at the first. */
  readonly after: string;
  /** Objects and common prefixes together. */
  readonly maxKeys: number;
}

export interface Listing {
  readonly objects: readonly ListedObject[];
  readonly commonPrefixes: readonly string[];
  /** Where the next page begins: after this entry. Undefined on the last page. */
  readonly next: string | undefined;
}

/** Lists a page of a bucket. A common prefix costs one short read, however many keys begin with it. */
export function listObjects(objects: ObjectTable, bucket: string, query: ListingQuery): Listing {
  const { prefix, maxKeys } = query;
  const found: ListedObject[] = [];
  const commonPrefixes: string[] = [];
  const below = keyAfterPrefix(prefix);
  const limit = query.delimiter === '' ? BATCH : BATCH_DELIMITED;
  let last = '';
  let from = maxKeys === 0 ? undefined : firstKey(query);
  while (from !== undefined) {
    const batch = objects.range(bucket, from, below, limit);
    for (const object of batch) {
      const commonPrefix = commonPrefixOf(object.key, query);
      if (commonPrefix !== undefined && commonPrefix === commonPrefixes.at(-1)) continue;
      if (found.length + commonPrefixes.length === maxKeys)
        return { objects: found, commonPrefixes, next: last };
      if (commonPrefix === undefined) found.push(object);
      else commonPrefixes.push(commonPrefix);
      last = commonPrefix ?? object.key;
    }
    from = batch.length < limit ? undefined : keyAfterEntry(batch.at(-1)?.key ?? '', query);
  }
  return { objects: found, commonPrefixes, next: undefined };
}

function firstKey(query: ListingQuery): string | undefined {
  const { prefix, after } = query;
  if (after === '' || compareKeys(after, prefix) < 0) return prefix;
  // A page that ended with a common prefix goes on behind it.
  return commonPrefixOf(after, query) === after ? keyAfterPrefix(after) : keyAfter(after);
}

function keyAfterEntry(key: string, query: ListingQuery): string | undefined {
  const commonPrefix = commonPrefixOf(key, query);
  return commonPrefix === undefined ? keyAfter(key) : keyAfterPrefix(commonPrefix);
}

/** The part of a key up to the first delimiter after the prefix: such keys are listed as one. */
export function commonPrefixOf(
  key: string,
  { prefix, delimiter }: Pick<ListingQuery, 'prefix' | 'delimiter'>,
): string | undefined {
  if (delimiter === '' || !key.startsWith(prefix)) return undefined;
  const index = key.indexOf(delimiter, prefix.length);
  return index === -1 ? undefined : key.slice(0, index + delimiter.length);
}
