import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../backend/cli/extension-build/built-extension.ts';
import { filesOfArchive, unpackArchive } from '../store/archive.ts';
import { lintPackage, type Complaint } from '../store/lint-package.ts';
import { makePackage, makePackages, type StorePackages } from '../store/make-packages.ts';

/** Room for three builds on a busy machine, in milliseconds. */
const BUILDS = 240_000;

let packages: StorePackages;
let folder: string;

beforeAll(async () => {
  packages = await makePackages();
  folder = await mkdtemp(path.join(tmpdir(), 'pail-sources-'));
}, BUILDS);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What cannot be helped: the store asks for a key that the oldest Firefox that Pail runs in leaves unread. */
const OF_THE_STORE: ReadonlySet<string> = new Set([
  'KEY_FIREFOX_UNSUPPORTED_BY_MIN_VERSION',
  'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
]);

/** Whether React assigns there what its property `dangerouslySetInnerHTML` was given, which Pail gives it nowhere. */
function isOfReact({ code, file, line, column }: Complaint, files: ReadonlyMap<string, Buffer>): boolean {
  if (code !== 'UNSAFE_VAR_ASSIGNMENT' || !file || !line || !column) return false;
  const text = files.get(file)?.toString('utf8').split('\n')[line - 1] ?? '';
  return text.slice(Math.max(0, column - 80), column).includes('?.__html!==');
}

describe('what the stores are given', () => {
  it(
    "rebuilds from the sources archive, Firefox's package byte for byte",
    async () => {
      await unpackArchive(packages.sources, folder);
      await symlink(path.join(PROJECT_ROOT, 'node_modules'), path.join(folder, 'node_modules'));
      const rebuilt = await filesOfArchive(await makePackage('firefox', folder));
      const given = await filesOfArchive(packages.firefox);
      expect(given.has('manifest.json')).toBe(true);
      expect([...rebuilt.keys()].sort()).toEqual([...given.keys()].sort());
      for (const [name, bytes] of given) {
        expect(rebuilt.get(name)?.equals(bytes), `${name} is the same`).toBe(true);
      }
    },
    BUILDS,
  );

  it('holds nothing else of the checkout in its sources', async () => {
    const names = [...(await filesOfArchive(packages.sources)).keys()];
    expect(new Set(names.map((name) => name.split('/')[0]))).toEqual(
      new Set([
        '.npmrc',
        'LICENSE',
        'README.md',
        'extension',
        'package-lock.json',
        'package.json',
        'shared',
        'tsconfig.json',
        'wxt.config.ts',
      ]),
    );
  });

  it("gives Firefox's linter nothing to complain of", async () => {
    const files = await filesOfArchive(packages.firefox);
    const { errors, warnings } = await lintPackage(packages.firefox);
    expect(errors).toEqual([]);
    const ours = warnings.filter((warning) => !OF_THE_STORE.has(warning.code) && !isOfReact(warning, files));
    expect(ours).toEqual([]);
  });
});
