import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../../backend/cli/extension-build/built-extension.ts';

/** `file.test.ts`: the test's name, up to the end of the line. */
const NAMED_TEST = /`([\w/.-]+\.test\.tsx?)`:\s+(.+)$/gm;

test('every test that docs/security.md names is there', async () => {
  const document = await readFile(path.join(PROJECT_ROOT, 'docs/security.md'), 'utf8');
  const named = [...document.matchAll(NAMED_TEST)].map(([, file = '', name = '']) => ({
    file,
    name: name.trim(),
  }));
  expect(named.length).toBeGreaterThan(20);
  for (const { file, name } of named) {
    const source = await readFile(path.join(PROJECT_ROOT, file), 'utf8');
    const names = [...source.matchAll(/^\s*(?:test|it)\(\s*(['"`])(.*?)\1,/gms)].map(
      ([, , text = '']) => text,
    );
    expect(names, `${file} has no test of the name: ${name}`).toContain(name);
  }
});
