import { useEffect, useState } from 'react';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { CheckIcon, CopyIcon } from './icons.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';
import styles from './CopyButton.module.css';

/** How long it says that it copied, in milliseconds. */
const SAY_COPIED_MS = 2000;

interface CopyButtonProps {
  link: string;
  /** The file that the link leads to. */
  name: string;
  /** Where there is no room for the word. */
  iconOnly?: boolean;
}

export function CopyButton({ link, name, iconOnly = false }: CopyButtonProps) {
  const client = useClient();
  const { attempt } = useNotices();
  const [copiedAt, setCopiedAt] = useState<number | null>(null);
  const copied = copiedAt !== null;

  useEffect(() => {
    if (copiedAt === null) return;
    const timer = setTimeout(() => setCopiedAt(null), SAY_COPIED_MS);
    return () => clearTimeout(timer);
  }, [copiedAt]);

  const copy = async (): Promise<void> => {
    if (await attempt(() => client.copy(link))) setCopiedAt(Date.now());
  };

  const word = copied ? 'Copied' : 'Copy';
  const label = `${word} link to ${name}`;
  const icon = copied ? <CheckIcon /> : <CopyIcon />;
  const shared = { 'data-action': 'copy', 'data-copied': copied, onClick: () => void copy() };

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
        <span aria-live="polite">{copied && 'Link copied'}</span>
      </VisuallyHidden>
    </>
  );
}
