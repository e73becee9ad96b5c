import { expect, test } from 'vitest';
import type { UploadEvent } from '../../shared/messages/background-calls.ts';
import { noticesOf } from './notices-of.ts';

const event = (kind: UploadEvent['kind'], notify: boolean): UploadEvent => ({
  kind,
  id: '11111111-1111-4111-8111-111111111111',
  name: 'cat.png',
  link: kind === 'done' ? 'https://pail.example/s/a1' : null,
  error: null,
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
  ];
  expect(titles(events, 'pages')).toEqual(['Uploading cat.png', 'Uploaded cat.png']);
  expect(titles(events, 'always')).toEqual([
    'Uploading cat.png',
    'Uploaded cat.png',
    'Not uploaded: cat.png',
  ]);
  expect(titles(events, 'never')).toEqual([]);
});
