import { useEffect, useState } from 'react';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { Button } from './Button.tsx';
import { CheckIcon, CopyIcon } from './icons.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';
import styles from './CopyButton.module.css';

/** How long it says that it copied, in milliseconds. */
const SAY_COPIED_MS = 2000;

interface CopyButtonProps {
  link: string;
  /** The file that the link leads to. */
  name: string;
}

export function CopyButton({ link, name }: CopyButtonProps) {
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

  return (
    <>
      <Button
        small
        variant="quiet"
        data-action="copy"
        aria-label={`${copied ? 'Copied' : 'Copy'} link to ${name}`}
        onClick={() => void copy()}
      >
        {copied ? <CheckIcon /> : <CopyIcon />}
        <span className={styles.label}>{copied ? 'Copied' : 'Copy'}</span>
      </Button>
      <VisuallyHidden>
        <span aria-live="polite">{copied && 'Link copied'}</span>
      </VisuallyHidden>
    </>
  );
}
