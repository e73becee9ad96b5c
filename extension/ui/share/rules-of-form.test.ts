import { expect, test } from 'vitest';
import { rulesOfForm } from './rules-of-form.ts';

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

test('an empty form limits nothing', () => {
  expect(rulesOfForm(form({ expiresIn: '', maxDownloads: '', password: '' }))).toEqual({});
});

test('takes what is filled in', () => {
  expect(rulesOfForm(form({ expiresIn: '3600', maxDownloads: '5', password: 'open sesame' }))).toEqual({
    expiresIn: 3600,
    maxDownloads: 5,
    password: 'open sesame',
  });
});
