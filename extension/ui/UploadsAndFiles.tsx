import type { RefObject } from 'react';
import type { UploadView } from '../../shared/messages/upload-view.ts';
import type { ConnectionView } from '../messaging/pail-client.ts';
import { fetchedCode } from './fetched/fetched-code.ts';
import { useFetched } from './fetched/use-fetched.ts';
import { FileSection } from './files/FileSection.tsx';
import { ScrolledPart } from './hooks/scrolled-part.ts';

/** The largest part, for which there is time until the first uploads are known. */
const uploadsCode = fetchedCode(() => import('./uploads/UploadList.tsx'));

interface UploadsAndFilesProps {
  uploads: readonly UploadView[];
  areKnown: boolean;
  connection: ConnectionView;
  /** The part of the page that scrolls. */
  scrolled: RefObject<HTMLElement | null>;
}

/** The uploads, and below them the files of a connection. */
export function UploadsAndFiles({ uploads, areKnown, connection, scrolled }: UploadsAndFilesProps) {
  const code = useFetched(uploadsCode);
  return (
    <>
      {code && <code.UploadList uploads={uploads} />}
      {/* Not seen before the uploads above it, which would push it down. */}
      <div hidden={!areKnown || code === null}>
        <ScrolledPart value={scrolled}>
          <FileSection key={connection.id} uploads={uploads} connection={connection} />
        </ScrolledPart>
      </div>
    </>
  );
}
