import { expect, test } from 'vitest';
import { namePastedFiles } from './name-pasted-files.ts';

const now = new Date(2026, 10, 3, 9, 5);
const named = (files: File[]) => namePastedFiles(files, now).map(({ name }) => name);

test('names a pasted picture by the time, with the extension of its type', () => {
  expect(named([new File(['x'], 'image.png', { type: 'image/png' })])).toEqual([
    'pasted-2026-11-03-0905.png',
  ]);
  expect(named([new File(['x'], '', { type: 'image/jpeg' })])).toEqual(['pasted-2026-11-03-0905.jpg']);
});

test('gives no extension to a type it does not know', () => {
  expect(named([new File(['x'], '')])).toEqual(['pasted-2026-11-03-0905']);
});

test('tells several nameless files of one paste apart', () => {
  const nameless = new File(['x'], 'image.png', { type: 'image/png' });
  expect(named([nameless, nameless])).toEqual(['pasted-2026-11-03-0905.png', 'pasted-2026-11-03-0905-2.png']);
});

test('keeps a name that a file has, and the bytes and type of one that gets a name', async () => {
  const report = new File(['report'], 'report.pdf', { type: 'application/pdf' });
  const picture = new File(['pixels'], 'image.png', { type: 'image/png' });
  const [first, second] = namePastedFiles([report, picture], now);
  expect(first).toBe(report);
  expect(second?.type).toBe('image/png');
  await expect(second?.text()).resolves.toBe('pixels');
});
