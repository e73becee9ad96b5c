/**
 * A text as every database keeps it, so that it can be compared with what comes back: without halves of surrogate pairs,
 * which UTF-8 cannot say, and without NUL, which PostgreSQL does not take.
 */
export function toStorableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
