import { useEffect, useState } from 'react';
import { reportDefect } from '../../../shared/errors/report-defect.ts';
import type { UploadView } from '../../../shared/messages/upload-view.ts';
import { isSmallPicturePossible } from '../../thumbnails/picture-type.ts';
import { useClient } from '../hooks/client-context.ts';

/** No picture is made of what is done sooner, in milliseconds: sending comes first. */
const PATIENCE_MS = 300;

/** The address of a small picture of what an upload sends; null where there is none, or none yet. */
export function useUploadPicture(upload: UploadView): string | null {
  const { id } = upload;
  const client = useClient();
  const [picture, setPicture] = useState<string | null>(null);
  const isWanted = picture === null && isAtHand(upload) && isSmallPicturePossible(upload);
  useEffect(() => {
    if (!isWanted) return undefined;
    const timer = setTimeout(() => {
      client.uploads.picture(id).then(setPicture, reportDefect);
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [client, id, isWanted]);
  return picture;
}

/** Whether its bytes may be where a picture can be made of them. */
function isAtHand({ state, origin }: UploadView): boolean {
  if (state === 'done' || state === 'file-needed') return false;
  return origin !== 'page' || (state !== 'waiting' && state !== 'fetching');
}
