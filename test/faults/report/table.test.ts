import { expect, it } from 'vitest';
import { formatTable } from './table.ts';

it('sets results under each other', () => {
  const result = { trials: 10, lost: 0, corrupt: 0, duplicates: 0 };
  const table = formatTable([
    { ...result, fault: 'backend-killed', browser: 'chromium', resentShare: 0.1234 },
    { ...result, fault: 'offline', browser: 'firefox', lost: 12, resentShare: 0 },
  ]);
  expect(table.split('\n')).toEqual([
    'fault           browser   trials  lost  corrupt  duplicates  sent again',
    'backend-killed  chromium      10     0        0           0      12.3 %',
    'offline         firefox       10    12        0           0       0.0 %',
  ]);
});
