import { expect, test } from 'vitest';
import { renderMarkup } from '../testing/render-markup.tsx';
import { storedFile } from '../testing/sample-views.ts';
import { FileRow } from './FileRow.tsx';

const file = storedFile({ name: 'cat.png', size: 1_250_000, link: 'https://pail.example/s/a1' });
const render = (mayDelete: boolean): string =>
  renderMarkup(
    <FileRow
      file={file}
      now={file.createdAt + 3 * 60_000}
      mayDelete={mayDelete}
      onRemove={() => undefined}
      onShare={() => undefined}
    />,
  );
const html = render(true);

test('tells size and age of a file', () => {
  expect(html).toContain('1.3 MB');
  expect(html).toContain('3 minutes ago');
});

test('opens and copies its link', () => {
  expect(html).toMatch(/<a [^>]*href="https:\/\/pail\.example\/s\/a1"[^>]*aria-label="Open cat\.png"/);
  expect(html).toContain('aria-label="Copy link to cat.png"');
});

test('offers to delete it only where the server would', () => {
  expect(html).toContain('aria-label="Delete cat.png"');
  expect(render(false)).not.toContain('Delete cat.png');
});
