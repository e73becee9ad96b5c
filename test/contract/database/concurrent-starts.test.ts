import { once } from 'node:events';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { DATABASE, makeEmptyDatabase } from '../../fixtures/test-database.ts';

const BACKENDS = 3;

test(`backends that start at once on an empty database make its tables once, in ${DATABASE}`, async () => {
  const settings = await makeEmptyDatabase();
  const address = settings.dialect === 'sqlite' ? settings.file : settings.url;
  const backends = Array.from(
    { length: BACKENDS },
    () =>
      execa({
        reject: false,
      })`${process.execPath} --import tsx test/contract/database/open-database-process.ts ${address}`,
  );
  await Promise.all(backends.map(({ stdout }) => once(stdout, 'data')));
  for (const { stdin } of backends) stdin.end('go\n');
  const answers = (await Promise.all(backends)).map(({ stdout, stderr }) => stdout + stderr);
  expect(answers).toEqual(backends.map(() => 'ready\n["owner"]'));
});
