import { numberFormat } from './number-format.ts';

type TimeUnit = 'second' | 'minute' | 'hour' | 'day';

function part(value: number, unit: TimeUnit): string {
  return numberFormat({ style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

function pair(value: number, unit: TimeUnit, rest: number, restUnit: TimeUnit): string {
  return rest === 0 ? part(value, unit) : `${part(value, unit)} ${part(rest, restUnit)}`;
}

/** `12 sec`, `3 min`, `1 hr 20 min`: as exact as a guess about the future deserves. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 60) return part(whole, 'second');
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return part(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return pair(hours, 'hour', minutes % 60, 'minute');
  return pair(Math.floor(hours / 24), 'day', hours % 24, 'hour');
}

/** `85 ms`, `1.2 sec`: how long something took. */
export function formatMilliseconds(milliseconds: number): string {
  if (milliseconds >= 1000) {
    const seconds = {
      style: 'unit',
      unit: 'second',
      unitDisplay: 'short',
      maximumFractionDigits: 1,
    } as const;
    return numberFormat(seconds).format(milliseconds / 1000);
  }
  const options = { style: 'unit', unit: 'millisecond', unitDisplay: 'short' } as const;
  return numberFormat({ ...options, maximumFractionDigits: 0 }).format(milliseconds);
}
