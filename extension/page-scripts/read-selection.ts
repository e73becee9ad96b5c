import type { PageSelection } from '../../shared/messages/page-look.ts';
import { htmlToMarkdown } from '../markdown/html-to-markdown.ts';

/** Addresses that stand in a page are relative to it; in a file they lead nowhere. */
function withWholeAddresses(root: HTMLElement): void {
  for (const element of root.querySelectorAll('a[href], img[src]')) {
    const name = element instanceof HTMLImageElement ? 'src' : 'href';
    const whole = URL.parse(element.getAttribute(name) ?? '', document.baseURI)?.href;
    if (whole !== undefined) element.setAttribute(name, whole);
  }
}

/** What is selected, with its line breaks, and as Markdown with its headings, links and lists. */
export function readSelection(): PageSelection {
  const selection = getSelection();
  const root = document.createElement('div');
  const ranges = Array.from({ length: selection?.rangeCount ?? 0 }, (_, index) =>
    selection?.getRangeAt(index),
  );
  for (const range of ranges) if (range) root.append(range.cloneContents());
  withWholeAddresses(root);
  return { text: selection?.toString() ?? '', markdown: htmlToMarkdown(root) };
}
