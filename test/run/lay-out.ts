import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../backend/cli/extension-build/built-extension.ts';

/** Lays a document out as `npm run format` would, which checks what commands write too. */
export async function layOut(text: string, parser: 'json' | 'markdown'): Promise<string> {
  const options = await readFile(join(PROJECT_ROOT, '.prettierrc.json'), 'utf8');
  return format(text, { ...z.record(z.string(), z.unknown()).parse(JSON.parse(options)), parser });
}
