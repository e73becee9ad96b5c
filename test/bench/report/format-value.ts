import type { Result, Unit } from './result.ts';

const MEBIBYTE = 1024 * 1024;
const GIBIBYTE = 1024 * MEBIBYTE;

/** A measured value for people; a share of the line in percent. */
export function formatValue(value: number | null, unit: Unit): string {
  if (value === null) return 'not run';
  switch (unit) {
    case 's':
      return `${value.toFixed(2)} s`;
    case 'ms':
      return `${value.toFixed(2)} ms`;
    case 'share':
      return `${(value * 100).toFixed(value < 0.1 ? 1 : 0)} %`;
    case 'MiB':
      return `${value.toFixed(0)} MiB`;
    case 'MB':
      return `${value.toFixed(0)} MB`;
    case '/s':
      return `${Math.round(value).toLocaleString('en')} /s`;
  }
}

/** The columns of a result after its case and subject: value, ratio, target, met. */
export function formatColumns({ value, unit, vs, ratio, target, met }: Result): string[] {
  return [
    formatValue(value, unit),
    ratio === null ? '' : `${formatRatio(ratio, target)} × ${vs}`,
    target === null
      ? ''
      : `${target.replaceAll('<=', '≤').replaceAll('>=', '≥')}${vs === null ? ` ${unit}` : ''}`,
    met === null ? '' : met ? 'yes' : 'no',
  ];
}

/** To two digits, or so many more as it takes to be told from a target that it misses by little. */
function formatRatio(ratio: number, target: string | null): string {
  const wanted = Number(target?.match(/[\d.]+$/)?.[0]);
  const tells = (digits: number): boolean => ratio === wanted || Number(ratio.toFixed(digits)) !== wanted;
  return ratio.toFixed([2, 3, 4, 5].find(tells) ?? 6);
}

/** Bytes as a person names the size of a file: in whole units where it is one. */
export function formatSize(bytes: number): string {
  if (bytes >= GIBIBYTE && bytes % GIBIBYTE === 0) return `${bytes / GIBIBYTE} GiB`;
  if (bytes >= MEBIBYTE) return `${Math.round(bytes / MEBIBYTE)} MiB`;
  return `${Math.round(bytes / 1024)} KiB`;
}
