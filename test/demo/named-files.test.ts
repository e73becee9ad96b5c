import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkFiles } from './named-files.ts';

it('lets a readable file pass', async () => {
  await expect(checkFiles([fileURLToPath(import.meta.url)])).resolves.toBeUndefined();
});

it('names the file that is not there', async () => {
  await expect(checkFiles([`${tmpdir()}/pail-no-such-file`])).rejects.toThrow(/no file .*pail-no-such-file/);
});

it('refuses a folder', async () => {
  await expect(checkFiles([tmpdir()])).rejects.toThrow(/is not a file/);
});
