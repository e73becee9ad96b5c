import { expect, test } from 'vitest';
import { renderMarkup } from '../testing/render-markup.tsx';
import { storedFile } from '../testing/sample-views.ts';
import { FileRow } from './FileRow.tsx';

const file = storedFile({ name: 'cat.png', size: 1_250_000, link: 'https://pail.example/s/a1' });
const html = renderMarkup(
  <FileRow
    file={file}
    now={file.createdAt + 3 * 60_000}
    onRemove={() => undefined}
    onShare={() => undefined}
  />,
);

test('tells size and age of a file', () => {
  expect(html).toContain('1.3 MB');
  expect(html).toContain('3 minutes ago');
});

test('opens and copies its link', () => {
  expect(html).toMatch(/<a [^>]*href="https:\/\/pail\.example\/s\/a1"[^>]*aria-label="Open cat\.png"/);
  expect(html).toContain('aria-label="Copy link to cat.png"');
});
