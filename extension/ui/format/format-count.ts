import { numberFormat } from './number-format.ts';

/** `1,000`. */
export function formatCount(count: number): string {
  return numberFormat({}).format(count);
}
