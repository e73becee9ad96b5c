import { InvalidArgumentError } from 'commander';

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 60 * 60_000, d: 24 * 60 * 60_000 };

/** Only such times: what else a Date takes depends on where it runs. */
const ISO_TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/**
 * Reads a time, by UTC where it is a day, or so many minutes, hours or days before now; in milliseconds since 1970.
 * @throws {InvalidArgumentError}
 */
export function parseSince(text: string, now: number): number {
  const [, count, unit = ''] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  if (count !== undefined) return now - Number(count) * (UNITS[unit] ?? 0);
  const time = ISO_TIME.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new InvalidArgumentError(
      'It must be a day such as 2026-11-24, a time such as 2026-11-24T18:00Z, or 30m, 12h or 7d.',
    );
  }
  return time;
}

/** @throws {InvalidArgumentError} */
export function parseLimit(text: string): number {
  const limit = Number(text);
  if (!/^\d{1,7}$/.test(text) || limit === 0) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 9999999.');
  }
  return limit;
}
