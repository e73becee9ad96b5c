import { useState } from 'react';
import type { StoredFile } from '../../../shared/api/files.ts';
import { isPictureType } from '../../thumbnails/picture-type.ts';
import { KindIcon } from './kind-icons.tsx';
import styles from './Thumbnail.module.css';

/** Larger pictures are not fetched for the sake of a thumbnail; in bytes. */
const LARGEST_SHOWN = 4_000_000;

/** A small picture of a file where it is a picture, else of its kind. Only for the eye. */
export function Thumbnail({ file }: { file: StoredFile }) {
  const { link, contentType, size } = file;
  const [broken, setBroken] = useState(false);
  const isPicture = isPictureType(contentType) && size <= LARGEST_SHOWN;
  return (
    <span className={styles.tile}>
      {isPicture && !broken ? (
        <img src={link} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
      ) : (
        <KindIcon contentType={contentType} />
      )}
    </span>
  );
}
