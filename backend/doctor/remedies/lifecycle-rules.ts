import type { LifecycleRule } from '@aws-sdk/client-s3';

/** By this name Pail knows the rule that it made. */
const RULE_ID = 'pail-abandoned-uploads';

/** Fewest days that the rule leaves to an upload, whatever Pail's own time is. */
const FEWEST_DAYS = 14;

/**
 * After how many days the bucket may abort an upload itself: well after Pail has given it up, because the bucket counts
 * from its beginning and Pail from its last sign of life.
 */
export function daysUntilAbort(abandonedAfterHours: number): number {
  return Math.max(FEWEST_DAYS, Math.ceil(abandonedAfterHours / 24) + 7);
}

/** In how many days the first of these rules aborts every abandoned upload of the bucket; undefined where none does. */
export function abortingDays(rules: readonly LifecycleRule[]): number | undefined {
  const days = rules
    .filter((rule) => rule.Status === 'Enabled' && isForAllKeys(rule))
    .flatMap(({ AbortIncompleteMultipartUpload: abort }) => abort?.DaysAfterInitiation ?? []);
  return days.length === 0 ? undefined : Math.min(...days);
}

/** The same rules, all as they are, with Pail's own put in or renewed. */
export function withAbortRule(rules: readonly LifecycleRule[], days: number): LifecycleRule[] {
  return [
    ...rules.filter(({ ID }) => ID !== RULE_ID),
    {
      ID: RULE_ID,
      Status: 'Enabled',
      Filter: { Prefix: '' },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: days },
    },
  ];
}

function isForAllKeys({ Filter, Prefix }: LifecycleRule & { Prefix?: string | undefined }): boolean {
  if (Filter === undefined) return (Prefix ?? '') === '';
  const { And, Tag, ObjectSizeGreaterThan, ObjectSizeLessThan } = Filter;
  const isNarrow = [And, Tag, ObjectSizeGreaterThan, ObjectSizeLessThan].some((part) => part !== undefined);
  return !isNarrow && (Filter.Prefix ?? '') === '';
}
