import { t } from '../../i18n/text.ts';
import { IconButton } from '../components/IconButton.tsx';
import { CheckIcon, ListIcon } from '../components/row-icons.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useSaidForAWhile } from '../hooks/use-said-for-a-while.ts';
import { useNotices } from '../notices/notices-context.ts';

/** Copies one link to all files that were added together: it leads to a page that lists them. */
export function OneLinkButton({ uploadIds }: { uploadIds: readonly string[] }) {
  const client = useClient();
  const { attempt } = useNotices();
  const { said, say } = useSaidForAWhile();

  const copy = async (): Promise<void> => {
    if (await attempt(() => client.uploads.copyOneLink(uploadIds))) say();
  };
  return (
    <IconButton
      label={said ? t('copied') : t('copy_one_link')}
      data-action="copy-one-link"
      data-copied={said}
      onClick={() => void copy()}
    >
      {said ? <CheckIcon /> : <ListIcon />}
    </IconButton>
  );
}
