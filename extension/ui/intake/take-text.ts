import { t } from '../../i18n/text.ts';
import type { PailClient } from '../../messaging/pail-client.ts';
import type { Notices } from '../notices/notices-context.ts';
import { hasMarks, readText } from './transferred-text.ts';

/** Characters of a text that its file is called after. */
const TITLE_LENGTH = 60;

/** Uploads what is behind an address, or text as a file; as Markdown where plain text would lose something. */
export async function takeText(
  { text, html }: { text: string; html: string },
  { addAddress, addText }: Pick<PailClient['uploads'], 'addAddress' | 'addText'>,
  show: Notices['show'],
): Promise<void> {
  const read = readText(text);
  switch (read.what) {
    case 'nothing':
      return;
    case 'foreign-address':
      show(t('intake_address_foreign'), 'error');
      return;
    case 'address':
      await addAddress(read.url);
      return;
    case 'text': {
      const title = text.slice(0, TITLE_LENGTH);
      if (!hasMarks(html)) return addText(text, 'text', title);
      const { htmlToMarkdown } = await import('../../markdown/html-to-markdown.ts');
      return addText(htmlToMarkdown(html), 'markdown', title);
    }
  }
}
