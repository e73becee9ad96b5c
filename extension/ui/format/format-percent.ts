import { LOCALE } from './locale.ts';

/** `45%`, of a whole number from 0 to 100. */
export function formatPercent(percent: number): string {
  return new Intl.NumberFormat(LOCALE, { style: 'percent' }).format(percent / 100);
}
