import type { LifecycleRule } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { originsWithout, withPageRule } from './cors-rules.ts';
import { abortingDays, daysUntilAbort, withAbortRule } from './lifecycle-rules.ts';

const logs: LifecycleRule = {
  ID: 'logs',
  Status: 'Enabled',
  Filter: { Prefix: 'logs/' },
  Expiration: { Days: 30 },
};
const abort = { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 3 } };

test('rules that were there stay as they are, and a second time changes nothing', () => {
  const once = withAbortRule([logs], 14);
  expect(once[0]).toBe(logs);
  expect(abortingDays(once)).toBe(14);
  expect(withAbortRule(once, 14)).toEqual(once);
});

test.each<[string, LifecycleRule, number | undefined]>([
  ['for all keys', { Status: 'Enabled', Filter: { Prefix: '' }, ...abort }, 3],
  ['without any filter', { Status: 'Enabled', ...abort }, 3],
  ['that is off', { Status: 'Disabled', Filter: { Prefix: '' }, ...abort }, undefined],
  ['for some keys', { Status: 'Enabled', Filter: { Prefix: 'a/' }, ...abort }, undefined],
  ['for some tags', { Status: 'Enabled', Filter: { Tag: { Key: 'a', Value: 'b' } }, ...abort }, undefined],
  ['for something else', logs, undefined],
])('a rule %s aborts after %s', (_, rule, days) => {
  expect(abortingDays([rule])).toBe(days);
});

test('the bucket waits longer than Pail itself', () => {
  expect(daysUntilAbort(168)).toBe(14);
  expect(daysUntilAbort(1000)).toBe(49);
});

test('pages of the given origins get a rule beside the others', () => {
  const other = { AllowedOrigins: ['https://other.example'], AllowedMethods: ['GET'] };
  const rules = withPageRule([other], ['https://a.example']);
  expect(rules[0]).toBe(other);
  expect(originsWithout(rules, ['https://a.example', 'https://other.example'])).toEqual([
    'https://other.example',
  ]);
  expect(withPageRule(rules, ['https://a.example'])).toEqual(rules);
});
