import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../settings/preferences.ts';
import { readSettingsFile, settingsFile } from './settings-file.ts';

test('reads back what it wrote', async () => {
  const settings = { ...DEFAULT_PREFERENCES, notify: 'never' as const };
  expect(readSettingsFile(await settingsFile(settings).text())).toEqual(settings);
});

test.each(['', 'not JSON', '[]', '{"settings":{}}', '{"pail":"settings","version":2,"settings":{}}'])(
  'takes nothing from another file: %s',
  (text) => {
    expect(readSettingsFile(text)).toBeNull();
  },
);
