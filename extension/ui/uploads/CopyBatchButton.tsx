import type { StoredFile } from '../../../shared/api/files.ts';
import { plural, t } from '../../i18n/text.ts';
import { Button } from '../components/Button.tsx';
import { CheckIcon, CopyIcon } from '../components/row-icons.tsx';
import { useCopyLinks } from '../hooks/use-copy-links.ts';

/** Copies the links to files that were added together as one list, in the format that the user chose. */
export function CopyBatchButton({ files }: { files: readonly StoredFile[] }) {
  const { copied, copyLinks } = useCopyLinks();
  return (
    <Button
      small
      variant="quiet"
      data-action="copy-batch"
      data-copied={copied}
      onClick={() => copyLinks(files)}
    >
      {copied ? <CheckIcon /> : <CopyIcon />}
      {copied ? t('copied') : plural('copy_batch', files.length)}
    </Button>
  );
}
