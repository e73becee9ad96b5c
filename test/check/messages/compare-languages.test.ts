import { expect, test } from 'vitest';
import { compareWithEnglish } from './compare-languages.ts';

const texts = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([key, message]) => [key, { message }]));

const english = texts({ open: 'Open $1', files_one: '$1 file', files_other: '$1 files' });

test('finds nothing where a language has all texts and its own plural forms', () => {
  const polish = texts({
    language_tag: 'pl',
    open: 'Otwórz $1',
    files_one: '$1 plik',
    files_few: '$1 pliki',
    files_many: '$1 plików',
    files_other: '$1 pliku',
  });
  expect(compareWithEnglish({ ...english, ...texts({ language_tag: 'en' }) }, 'pl', polish)).toEqual([]);
});

test('finds what is missing, what is left over and what lost its value', () => {
  expect(
    compareWithEnglish(english, 'ja', texts({ open: '開く', files_one: '$1', files_other: '$1' })),
  ).toEqual([
    'ja: files_one is not among the English messages',
    'ja: open has other values ($1 …) than English',
  ]);
  expect(compareWithEnglish(english, 'de', texts({ open: '$1 öffnen', files_other: '$1' }))).toEqual([
    'de: files_one is missing',
  ]);
});
