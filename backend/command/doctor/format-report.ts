import pc from 'picocolors';
import type { Finding, Report } from '../../doctor/finding.ts';

const MARKS: Record<Finding['status'], (text: string) => string> = {
  ok: pc.green,
  warn: pc.yellow,
  fail: pc.red,
  skipped: pc.dim,
};

const STATUS_WIDTH = 'skipped'.length;

/** What the doctor found, for a person: a line a check, and below it what to do. */
export function formatReport({ healthy, bucket, findings }: Report): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const indent = ' '.repeat(STATUS_WIDTH + width + 4);
  const lines = findings.flatMap(({ check, status, found, fix }) => [
    `${MARKS[status](status.padEnd(STATUS_WIDTH))}  ${check.padEnd(width)}  ${found}`,
    ...(fix === null ? [] : [`${indent}→ ${fix}`]),
  ]);
  const place = bucket.endpoint ?? 'AWS';
  const end = healthy
    ? 'Pail can use this bucket.'
    : 'Pail cannot use this bucket as it is: mend what failed.';
  return [`The bucket ${bucket.name} at ${place}, region ${bucket.region}:`, '', ...lines, '', end].join(
    '\n',
  );
}
