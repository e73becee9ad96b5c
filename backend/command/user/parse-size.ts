const UNITS = ['', 'k', 'm', 'g', 't'];

/**
 * A size as people write it, in bytes: `500`, `10MB` (10,000,000), `1.5 GiB`; undefined where it is none. Units of SI
 * count by 1000, those with an i by 1024.
 */
export function parseSize(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(?:([kmgt])(i?))?b?$/i.exec(text.trim());
  if (!match) return undefined;
  const [, amount = '', unit = '', binary] = match;
  const bytes = Math.floor(Number(amount) * (binary ? 1024 : 1000) ** UNITS.indexOf(unit.toLowerCase()));
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}
