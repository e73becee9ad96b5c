import { expect, test } from 'vitest';
import { renderMarkup } from '../testing/render-markup.tsx';
import { storedFile } from '../testing/sample-views.ts';
import { RecentFileRow } from './RecentFileRow.tsx';

const file = storedFile({ name: 'cat.png', size: 1_250_000, link: 'https://pail.example/s/a1' });
const html = renderMarkup(
  <RecentFileRow file={file} now={file.createdAt + 3 * 60_000} onRemoved={() => undefined} />,
);

test('tells size and age of a file', () => {
  expect(html).toContain('1.3 MB');
  expect(html).toContain('3 minutes ago');
});

test('opens and copies its link', () => {
  expect(html).toMatch(/<a [^>]*href="https:\/\/pail\.example\/s\/a1"[^>]*aria-label="Open cat\.png"/);
  expect(html).toContain('aria-label="Copy link to cat.png"');
});

test('does not delete at the first press', () => {
  expect(html).toContain('data-action="delete"');
  expect(html).not.toContain('data-action="confirm-delete"');
});
