import { expect, test } from 'vitest';
import type { UploadEvent } from '../../shared/messages/background-calls.ts';
import { storedFile } from '../ui/testing/sample-views.ts';
import { noticesOf } from './notices-of.ts';

const event = (kind: UploadEvent['kind'], notify: boolean, name = 'cat.png'): UploadEvent => ({
  kind,
  id: crypto.randomUUID(),
  name,
  file: kind === 'done' ? storedFile({ name, link: `https://pail.example/s/${name}` }) : null,
  error: kind === 'failed' ? { code: 'empty_file', message: 'The file is empty.', retryable: false } : null,
  notify,
});

const titles = (events: UploadEvent[], wanted: 'pages' | 'always' | 'never') =>
  noticesOf(events, wanted).map(({ title }) => title);

test('tells of what came from a page, and of the rest where that is wanted', () => {
  const events = [
    event('started', true),
    event('done', true),
    event('started', false),
    event('failed', false),
    event('file-needed', false, 'big.iso'),
  ];
  expect(titles(events, 'pages')).toEqual(['Uploading cat.png', 'Uploaded cat.png']);
  expect(titles(events, 'always')).toEqual([
    'Uploading cat.png',
    'Uploaded cat.png',
    'Not uploaded: cat.png',
    'big.iso',
  ]);
  expect(titles(events, 'never')).toEqual([]);
});

test('tells of files that are done together in one notice, with all their links', () => {
  const events = ['a.png', 'b.png', 'c.png', 'd.png'].map((name) => event('done', true, name));
  const notices = noticesOf(events, 'pages');
  expect(notices).toMatchObject([
    { id: events[0]?.id, title: '4 files uploaded', message: 'a.png, b.png, and c.png' },
  ]);
  expect(notices[0]?.files.map(({ link }) => link)).toEqual(
    ['a', 'b', 'c', 'd'].map((name) => `https://pail.example/s/${name}.png`),
  );
});

test('tells of files that failed together once, and why', () => {
  const events = [event('failed', true), event('failed', true)];
  expect(noticesOf(events, 'pages')).toMatchObject([
    { title: '2 files not uploaded', message: 'The file is empty.' },
  ]);
});
