/** What text that was pasted or dropped stands for. */
export type TransferredText =
  | { what: 'nothing' }
  | { what: 'address'; url: string }
  /** An address that only the program that it comes from can open. */
  | { what: 'foreign-address' }
  | { what: 'text' };

/** Tells an address from other text. A list of addresses is text. */
export function readText(text: string): TransferredText {
  const trimmed = text.trim();
  if (trimmed === '') return { what: 'nothing' };
  const isOneWord = !/\s/.test(trimmed);
  if (isOneWord && /^(?:https?:\/\/.|data:[^,]*,)/i.test(trimmed) && URL.canParse(trimmed)) {
    return { what: 'address', url: new URL(trimmed).href };
  }
  if (isOneWord && /^(?:[a-z][a-z\d+.-]*:\/\/|blob:)/i.test(trimmed)) return { what: 'foreign-address' };
  return { what: 'text' };
}

/** Marks that Markdown keeps. Colours and fonts alone, as editors copy code with, are no reason to change a text. */
const KEPT_MARKS = 'h1, h2, h3, h4, h5, h6, a[href], ul, ol, strong, em, blockquote, img[src]';

/** Whether a text has headings, links, lists or the like that would be lost in plain text. */
export function hasMarks(html: string): boolean {
  return new DOMParser().parseFromString(html, 'text/html').querySelector(KEPT_MARKS) !== null;
}
