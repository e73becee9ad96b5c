import { expect, test } from 'vitest';
import { textsInCode } from './texts-in-code.ts';

test('finds words between tags and in attributes that people read', () => {
  expect(textsInCode('a.tsx', `const a = <p title="Hello" className="x">\n Bye {t('x')} · </p>;`)).toEqual([
    'a.tsx:1: “Hello” belongs into the message files',
    'a.tsx:2: “Bye” belongs into the message files',
  ]);
  expect(textsInCode('b.tsx', 'const b = <i aria-label={`Open ${name}`} />;')).toHaveLength(1);
});

test('finds nothing where all words come from the message files', () => {
  expect(textsInCode('c.tsx', `const c = <p title={t('hello')}>{t('bye')} · </p>;`)).toEqual([]);
});
