import { t, plural } from '../../i18n/text.ts';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { hasMarks, readText } from './transferred-text.ts';
import type { FoundFiles, WalkedEntry } from './walk-folders.ts';

/** Characters of a text that its file is called after. */
const TITLE_LENGTH = 60;

/** Ways in which things come in, and what is said of each. */
export interface Intake {
  files(files: readonly File[], origin: 'drop' | 'paste'): void;
  folders(folders: readonly WalkedEntry[], origin: 'drop' | 'paste'): void;
  /** The files of a folder, once they are found. */
  folder(found: FoundFiles, origin: 'drop' | 'picker' | 'paste'): Promise<void>;
  /** An address is fetched; other text becomes a file. */
  text(text: string, html: string): Promise<void>;
}

/** Hands over what the user drops, picks or pastes. */
export function useIntake(): Intake {
  const client = useClient();
  const { show, attempt } = useNotices();

  const folder: Intake['folder'] = async ({ files, names, skipped }, origin) => {
    if (skipped > 0) show(plural('intake_skipped', skipped), 'hint');
    if (files.length === 0) show(t('intake_folder_empty'), 'hint');
    else await client.uploads.add(files, origin, names);
  };
  return {
    files: (files, origin) => void attempt(() => client.uploads.add(files, origin)),
    folder,
    folders: (folders, origin) =>
      void attempt(async () => {
        const { walkFolders } = await import('./walk-folders.ts');
        await folder(await walkFolders(folders), origin);
      }),
    text: async (text, html) => {
      const read = readText(text);
      switch (read.what) {
        case 'nothing':
          return;
        case 'foreign-address':
          show(t('intake_address_foreign'), 'error');
          return;
        case 'address':
          await attempt(() => client.uploads.addAddress(read.url));
          return;
        case 'text':
          await attempt(async () => {
            const title = text.slice(0, TITLE_LENGTH);
            if (!hasMarks(html)) return client.uploads.addText(text, 'text', title);
            const { htmlToMarkdown } = await import('../../markdown/html-to-markdown.ts');
            return client.uploads.addText(htmlToMarkdown(html), 'markdown', title);
          });
      }
    },
  };
}
