import { useState } from 'react';
import type { StoredFile } from '../../../shared/api/files.ts';
import { isShownSmall } from '../../thumbnails/picture-type.ts';
import { KindIcon } from './kind-icons.tsx';
import styles from './Thumbnail.module.css';

/** A small picture of a file where it is a picture, else of its kind. Only for the eye. */
export function Thumbnail({ file }: { file: StoredFile }) {
  const { link, contentType } = file;
  const [broken, setBroken] = useState(false);
  return (
    <span className={styles.tile}>
      {isShownSmall(file) && !broken ? (
        <img src={link} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
      ) : (
        <KindIcon contentType={contentType} />
      )}
    </span>
  );
}
