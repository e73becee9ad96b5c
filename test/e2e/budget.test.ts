import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { browserNameSchema } from '../../backend/cli/browsers/browser-name.ts';
import { builtExtension } from '../../backend/cli/extension-build/built-extension.ts';

/** Most script that a page may load before it is there: bytes, as gzip packs them. */
const MOST_SCRIPT_BYTES = 120 * 1024;

const IMPORTED = /(?:from|import)\s*"(\.{1,2}\/[^"]+\.js)"/g;

/** The scripts that a page loads by itself, with all that they import; not what is fetched when it is wanted. */
function scriptsOf(folder: string, page: string): string[] {
  const html = readFileSync(path.join(folder, page), 'utf8');
  const waiting = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, file = '']) => file);
  const found = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const code = readFileSync(path.join(folder, file), 'utf8');
    for (const [, imported = ''] of code.matchAll(IMPORTED)) {
      waiting.push(path.join(path.dirname(file), imported));
    }
  }
  return [...found];
}

describe.each(browserNameSchema.options)('what is built for %s', (name) => {
  const folder = builtExtension(name);

  it.each(['popup.html', 'sidepanel.html'])('loads little script before %s is there', (page) => {
    const scripts = scriptsOf(folder, page);
    expect(scripts.length).toBeGreaterThan(1);
    const bytes = scripts.map((file) => gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
  });

  it('keeps the upload engine out of the interface', () => {
    const code = scriptsOf(folder, 'popup.html').map((file) => readFileSync(path.join(folder, file), 'utf8'));
    expect(code.join('\n')).not.toContain('/uploads/complete');
  });
});
