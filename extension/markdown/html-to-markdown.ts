import TurndownService from 'turndown';

/** HTML as Markdown, with its headings, links and lists. */
export function htmlToMarkdown(html: string | HTMLElement): string {
  return new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
  }).turndown(html);
}
