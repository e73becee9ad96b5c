import { useState } from 'react';
import type { UploadView } from '../../../shared/messages/upload-view.ts';
import { isShownSmall } from '../../thumbnails/picture-type.ts';
import { AlertIcon } from '../components/icons.tsx';
import { CheckIcon } from '../components/row-icons.tsx';
import { KindIcon } from '../components/kind-icons.tsx';
import { useUploadPicture } from './use-upload-picture.ts';
import styles from './UploadMark.module.css';

/**
 * The tile at the start of a row: a small picture of the file where it is one, else its kind, and how the upload ended.
 * Only for the eye.
 */
export function UploadMark({ upload }: { upload: UploadView }) {
  const { state, contentType, file } = upload;
  const made = useUploadPicture(upload);
  const [broken, setBroken] = useState<string | null>(null);
  const picture = made ?? (file && isShownSmall(file) ? file.link : null);
  const end = endOf(upload);
  if (picture === null || picture === broken) {
    return (
      <span className={styles.mark} data-tone={state}>
        {end ?? <KindIcon contentType={contentType} />}
      </span>
    );
  }
  return (
    <span className={styles.mark} data-tone={state}>
      <img src={picture} alt="" loading="lazy" decoding="async" onError={() => setBroken(picture)} />
      {end && <span className={styles.end}>{end}</span>}
    </span>
  );
}

function endOf({ state }: UploadView) {
  if (state === 'done') return <CheckIcon />;
  if (state === 'failed') return <AlertIcon />;
  return null;
}
