import type { UploadView } from '../../../shared/messages/upload-view.ts';
import { AlertIcon, CheckIcon } from '../components/icons.tsx';
import { KindIcon } from '../components/kind-icons.tsx';
import styles from './UploadMark.module.css';

/** The tile at the start of a row: the kind of file while it is under way, then how it ended. Only for the eye. */
export function UploadMark({ upload }: { upload: UploadView }) {
  return (
    <span className={styles.mark} data-tone={upload.state}>
      {markOf(upload)}
    </span>
  );
}

function markOf({ state, contentType }: UploadView) {
  if (state === 'done') return <CheckIcon />;
  if (state === 'failed') return <AlertIcon />;
  return <KindIcon contentType={contentType} />;
}
