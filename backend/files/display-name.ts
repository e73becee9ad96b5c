/** Marks that turn the direction of text: they can make `gpj.exe` read as `exe.jpg`. */
const BIDI_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * The name that people see and that a download is saved under, from a name that may hold anything: no path, no control
 * or direction marks, no dots or spaces at either end, NFC, any length; `file` where nothing is left.
 */
export function displayNameOf(filename: string): string {
  const name = filename
    .toWellFormed()
    .replace(/\p{Cc}|[\u2028\u2029]/gu, '')
    .replace(BIDI_MARKS, '')
    .replace(/[/\\]/g, '_')
    .normalize('NFC')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return name || 'file';
}
