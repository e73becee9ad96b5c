import { t, plural } from '../../i18n/text.ts';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import type { FoundFiles, WalkedEntry } from './walk-folders.ts';

/** Ways in which things come in, and what is said of each. */
export interface Intake {
  files(files: readonly File[], origin: 'drop' | 'paste'): void;
  folders(folders: readonly WalkedEntry[], origin: 'drop' | 'paste'): void;
  /** The files of a folder, once they are found. */
  folder(found: FoundFiles, origin: 'drop' | 'picker' | 'paste'): Promise<void>;
  /** An address is fetched; other text becomes a file. */
  text(text: string, html: string): void;
}

/** Pasted files, each with a name. */
async function named(files: readonly File[]): Promise<File[]> {
  const now = new Date();
  const { namePastedFiles } = await import('./name-pasted-files.ts');
  return namePastedFiles(files, now);
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
    files: (files, origin) =>
      void attempt(async () => client.uploads.add(origin === 'paste' ? await named(files) : files, origin)),
    folder,
    folders: (folders, origin) =>
      void attempt(async () => {
        const { walkFolders } = await import('./walk-folders.ts');
        await folder(await walkFolders(folders), origin);
      }),
    text: (text, html) =>
      void attempt(async () => {
        const { takeText } = await import('./take-text.ts');
        await takeText({ text, html }, client.uploads, show);
      }),
  };
}
