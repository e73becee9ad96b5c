import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES, preferencesSchema } from './preferences.ts';

test('puts a default in the place of what is missing or broken, and keeps the rest', () => {
  const preferences = preferencesSchema.parse({ notify: 'always', linkFormat: { kind: 'smoke signals' } });
  expect(preferences).toEqual({ ...DEFAULT_PREFERENCES, notify: 'always' });
});
