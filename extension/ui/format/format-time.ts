import { currentLanguage } from '../../i18n/language.ts';

const STEPS: readonly { unit: Intl.RelativeTimeFormatUnit; seconds: number }[] = [
  { unit: 'year', seconds: 31_536_000 },
  { unit: 'month', seconds: 2_592_000 },
  { unit: 'week', seconds: 604_800 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
];

/**
 * `now`, `3 minutes ago`, `yesterday`.
 * @param time milliseconds since 1970; one in the future, by a clock that runs ahead, counts as now
 * @param now milliseconds since 1970
 */
export function formatRelativeTime(time: number, now: number): string {
  const formatter = new Intl.RelativeTimeFormat(currentLanguage().tag, { numeric: 'auto' });
  const seconds = Math.max(0, (now - time) / 1000);
  const step = STEPS.find((candidate) => seconds >= candidate.seconds);
  return step
    ? formatter.format(-Math.floor(seconds / step.seconds), step.unit)
    : formatter.format(0, 'second');
}

/** Date and time in full, by the user's time zone. */
export function formatExactTime(time: number): string {
  return new Intl.DateTimeFormat(currentLanguage().tag, { dateStyle: 'medium', timeStyle: 'short' }).format(
    time,
  );
}
