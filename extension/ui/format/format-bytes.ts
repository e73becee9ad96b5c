import { numberFormat } from './number-format.ts';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

type ByteUnit = (typeof UNITS)[number];

/** Brings bytes to the largest decimal unit (1 kB = 1,000 bytes) in which they are at least 1. */
function scale(bytes: number): { value: number; unit: ByteUnit } {
  let value = bytes;
  let unit: ByteUnit = 'byte';
  for (const larger of UNITS.slice(1)) {
    // 999.96 would be shown as 1,000.0: it belongs to the next unit already.
    if (Number(value.toFixed(fractionDigits(value, unit))) < 1000) break;
    value /= 1000;
    unit = larger;
  }
  return { value, unit };
}

function fractionDigits(value: number, unit: ByteUnit): number {
  return unit === 'byte' || value >= 99.95 ? 0 : 1;
}

function format(bytes: number, suffix: '' | '-per-second'): string {
  const { value, unit } = scale(bytes);
  return numberFormat({
    style: 'unit',
    unit: `${unit}${suffix}`,
    unitDisplay: unit === 'byte' && suffix === '' ? 'long' : 'short',
    maximumFractionDigits: fractionDigits(value, unit),
  }).format(value);
}

/** `512 bytes`, `1.2 MB`, `48 GB`. */
export function formatBytes(bytes: number): string {
  return format(bytes, '');
}

/** `3.2 MB/s`. */
export function formatSpeed(bytesPerSecond: number): string {
  return format(bytesPerSecond, '-per-second');
}
