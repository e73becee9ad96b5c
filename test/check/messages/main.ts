import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { messageFileSchema } from '../../../extension/i18n/message-file.ts';
import { errorCodeSchema } from '../../../shared/errors/error-code.ts';
import { compareWithEnglish } from './compare-languages.ts';
import { textsInCode } from './texts-in-code.ts';

const LOCALES = 'extension/public/_locales';

function readMessages(language: string) {
  const file = path.join(LOCALES, language, 'messages.json');
  return messageFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

const sources = readdirSync('extension', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|tsx)$/.test(file) && !/\.test\.|testing\//.test(file))
  .map((file) => path.join('extension', file))
  .map((file) => ({ file, code: readFileSync(file, 'utf8') }));

const english = readMessages('en');
const allCode = sources.map(({ code }) => code).join('\n');
const errorKeys = new Set(errorCodeSchema.options.map((code) => `error_${code}`));

/** A key counts as used where it stands in the code as a whole string, a plural by its stem. */
function isUsed(key: string): boolean {
  const stem = key.replace(/_(zero|one|two|few|many|other)$/, '');
  if (errorKeys.has(key)) return true;
  return [key, stem].some((name) => new RegExp(`['"]${name}['"]|__MSG_${name}__`).test(allCode));
}

const problems = [
  ...readdirSync(LOCALES).flatMap((language) =>
    compareWithEnglish(english, language, readMessages(language)),
  ),
  ...Object.keys(english)
    .filter((key) => !isUsed(key))
    .map((key) => `${key} is used nowhere`),
  ...sources.filter(({ file }) => file.endsWith('.tsx')).flatMap(({ file, code }) => textsInCode(file, code)),
];
if (problems.length > 0) console.error(problems.join('\n'));
process.exitCode = problems.length === 0 ? 0 : 1;
