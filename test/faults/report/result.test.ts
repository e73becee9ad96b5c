import { expect, it } from 'vitest';
import type { Outcome } from '../trial/outcome.ts';
import { toResult } from './result.ts';

const outcome: Outcome = { lost: 0, corrupt: 0, duplicates: 0, problems: [], fileBytes: 100, sentBytes: 150 };

it('adds trials up, and tells what was sent again as a share', () => {
  expect(
    toResult('cut', 'firefox', [outcome, { ...outcome, lost: 1, fileBytes: 300, sentBytes: 350 }]),
  ).toEqual({
    fault: 'cut',
    browser: 'firefox',
    trials: 2,
    lost: 1,
    corrupt: 0,
    duplicates: 0,
    resentShare: 0.25,
  });
});

it('says that nothing was sent again where an upload ended early, and where none began', () => {
  expect(toResult('changed', 'chromium', [{ ...outcome, sentBytes: 20 }]).resentShare).toBe(0);
  expect(toResult('changed', 'chromium', []).resentShare).toBe(0);
});
