import { z } from 'zod';
import type { Language } from './language.ts';

/** A `messages.json` as browsers define it; Pail writes `$1` in the text itself and needs no named placeholders. */
export const messageFileSchema = z.record(
  z.string().regex(/^[a-z0-9_]+$/),
  z.strictObject({ message: z.string().min(1), description: z.string().optional() }),
);

/** A language out of its message file, where there is no browser that reads it: in tests and pictures. */
export function languageOfFile(content: unknown): Language {
  const messages = messageFileSchema.parse(content);
  const message = (key: string, substitutions: readonly string[]): string =>
    (messages[key]?.message ?? '').replace(
      /\$([1-9])/g,
      (_, digit) => substitutions[Number(digit) - 1] ?? '',
    );
  return {
    tag: message('language_tag', []),
    direction: message('text_direction', []) === 'rtl' ? 'rtl' : 'ltr',
    message,
  };
}
