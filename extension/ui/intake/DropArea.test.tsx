import { expect, test } from 'vitest';
import { fakeClient } from '../testing/fake-client.ts';
import { renderMarkup } from '../testing/render-markup.tsx';
import { DropArea } from './DropArea.tsx';

test('picks files in the page where it stays open', () => {
  const html = renderMarkup(<DropArea dragging={false} />, fakeClient({ pickerClosesThisPage: false }));
  expect(html).toContain('Choose files</span>');
  expect(html).toContain('type="file"');
});

test('says that it picks files in a window where the dialog would close the page', () => {
  const html = renderMarkup(<DropArea dragging={false} />, fakeClient({ pickerClosesThisPage: true }));
  expect(html).toContain('aria-label="Choose files in a window"');
  expect(html).not.toContain('type="file"');
});
