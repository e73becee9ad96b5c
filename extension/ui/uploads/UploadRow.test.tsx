import { expect, test } from 'vitest';
import { uploadStateSchema } from '../../../shared/messages/upload-view.ts';
import { renderMarkup } from '../testing/render-markup.tsx';
import { storedFile, uploadView } from '../testing/sample-views.ts';
import { UploadRow } from './UploadRow.tsx';

const render = (changes: Parameters<typeof uploadView>[0]) =>
  renderMarkup(<UploadRow upload={uploadView(changes)} />);

test.each(uploadStateSchema.options)('offers a way on from %s', (state) => {
  const active = !['done', 'failed', 'cancelled', 'paused', 'file-needed'].includes(state);
  const html = render({ state });
  expect(html).toContain(active ? 'aria-label="Cancel cat.png"' : 'aria-label="Dismiss cat.png"');
  expect(html.includes('role="progressbar"')).toBe(active);
});

test('offers to pause what sends and to go on with what is paused', () => {
  expect(render({ state: 'sending' })).toContain('aria-label="Pause cat.png"');
  expect(render({ state: 'paused' })).toContain('aria-label="Resume cat.png"');
});

test('offers to send first what waits, and only that', () => {
  expect(render({ state: 'waiting' })).toContain('aria-label="Send cat.png first"');
  expect(render({ state: 'sending' })).not.toContain('Send cat.png first');
});

test('says what is in the way while it keeps trying', () => {
  const trouble = { code: 'bucket_unreachable', message: 'The bucket is away.', retryable: true } as const;
  expect(render({ state: 'sending', trouble })).toContain('The bucket is away. Pail keeps trying.');
});

test('tells how far, how fast and how long', () => {
  const html = render({
    state: 'sending',
    size: 10_000_000,
    doneBytes: 4_500_000,
    bytesPerSecond: 500_000,
    secondsLeft: 11,
  });
  expect(html).toContain('aria-valuenow="45"');
  expect(html).toContain('aria-valuetext="Sending, 45%"');
  expect(html).toContain('500 kB/s');
  expect(html).toContain('11 sec left');
});

test('leaves the value of the progress out where nothing is known', () => {
  const html = render({ state: 'fetching', size: null, doneBytes: 2_000_000 });
  expect(html).not.toContain('aria-valuenow');
  expect(html).toContain('aria-valuetext="Fetching from the page"');
  expect(html).toContain('2 MB');
});

test('tells how much was sent of a stream, whose size only its end tells', () => {
  const html = render({ state: 'sending', size: null, doneBytes: 48_000_000, bytesPerSecond: 2_000_000 });
  expect(html).not.toContain('aria-valuenow');
  expect(html).toContain('aria-valuetext="Sending"');
  expect(html).toContain('48 MB');
  expect(html).toContain('2 MB/s');
});

test('says why an upload failed, aloud, and offers to try again', () => {
  const error = {
    code: 'bucket_unreachable',
    message: 'The bucket could not be reached.',
    retryable: true,
  } as const;
  const html = render({ state: 'failed', error });
  expect(html).toMatch(/role="alert".*cat\.png failed: .*The bucket could not be reached\./);
  expect(html).toContain('aria-label="Retry cat.png"');
});

test('gives the link of a done upload, to open and to copy', () => {
  const html = render({ state: 'done', file: storedFile({ link: 'https://pail.example/s/a1' }) });
  expect(html).toMatch(/<a [^>]*href="https:\/\/pail\.example\/s\/a1"[^>]*>pail\.example\/s\/a1<\/a>/);
  expect(html).toContain('aria-label="Copy link to cat.png"');
  expect(html).not.toContain('Retry');
});

test('shows a name as text, whatever is in it', () => {
  expect(render({ name: '<b>"x" & \u202Egnp.exe' })).toContain(
    '&lt;b&gt;&quot;x&quot; &amp; \u202Egnp</span>',
  );
});
