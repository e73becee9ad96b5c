/** A MIME type, or all types of one kind: `image/png`, `image/*`, and everything: `*\/*`. */
export const TYPE_PATTERN = /^(?:\*\/\*|[a-z0-9!#$&^_.+-]+\/(?:\*|[a-z0-9!#$&^_.+-]+))$/;

/** Whether a type, of which parameters and case say nothing, is among those that are allowed; null allows all. */
export function isAllowedType(allowed: readonly string[] | null, contentType: string): boolean {
  if (allowed === null) return true;
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const kind = `${type.split('/')[0] ?? ''}/*`;
  return allowed.some((pattern) => pattern === type || pattern === kind || pattern === '*/*');
}

/** The patterns that a column of the database holds. */
export function parseAllowedTypes(column: string | null): string[] | null {
  return column === null ? null : column.split(',').filter(Boolean);
}
