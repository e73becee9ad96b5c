import type { StoredFile } from '../../../shared/api/files.ts';
import { t } from '../../i18n/text.ts';
import { useCopyLinks } from '../hooks/use-copy-links.ts';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { CheckIcon, CopyIcon } from './row-icons.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';
import styles from './CopyButton.module.css';

interface CopyButtonProps {
  file: StoredFile;
  /** Where there is no room for the word. */
  iconOnly?: boolean;
}

/** Copies the link to a file, in the format that the user chose. */
export function CopyButton({ file, iconOnly = false }: CopyButtonProps) {
  const { copied, copyLinks } = useCopyLinks();
  const { name } = file;

  const word = copied ? t('copied') : t('copy');
  const label = copied ? t('copied_link_to', name) : t('copy_link_to', name);
  const icon = copied ? <CheckIcon /> : <CopyIcon />;
  const shared = {
    'data-action': 'copy',
    'data-copied': copied,
    onClick: () => copyLinks([file]),
  };

  return (
    <>
      {iconOnly ? (
        <IconButton label={label} {...shared}>
          {icon}
        </IconButton>
      ) : (
        <Button small variant="quiet" aria-label={label} {...shared}>
          {icon}
          <span className={styles.label}>{word}</span>
        </Button>
      )}
      <VisuallyHidden>
        <span aria-live="polite">{copied && t('link_copied')}</span>
      </VisuallyHidden>
    </>
  );
}
