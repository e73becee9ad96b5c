import { expect, test } from 'vitest';
import { renderMarkup } from '../testing/render-markup.tsx';
import { storedFile, uploadView } from '../testing/sample-views.ts';
import { UploadMark } from './UploadMark.tsx';

const render = (changes: Parameters<typeof uploadView>[0]) =>
  renderMarkup(<UploadMark upload={uploadView(changes)} />);

test('shows the picture that was uploaded, with a sign that it is done', () => {
  const html = render({ state: 'done', file: storedFile({ link: 'https://pail.example/s/x' }) });
  expect(html).toContain('src="https://pail.example/s/x"');
  expect(html).toContain('<svg');
});

test.each([
  ['no picture', storedFile({ contentType: 'text/plain' })],
  ['a picture that is too large to be fetched for it', storedFile({ size: 40_000_000 })],
])('fetches nothing of %s', (_what, file) => {
  const html = render({ state: 'done', contentType: file.contentType, file });
  expect(html).not.toContain('<img');
  expect(html).toContain('<svg');
});
