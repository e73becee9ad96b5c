import { numberFormat } from './number-format.ts';

/** `45%`, of a whole number from 0 to 100. */
export function formatPercent(percent: number): string {
  return numberFormat({ style: 'percent' }).format(percent / 100);
}
