import type { UploadView } from '../../../shared/messages/upload-view.ts';

/** An upload in a given state, for tests. */
export function uploadView({ id, state }: Pick<UploadView, 'id' | 'state'>): UploadView {
  return {
    id,
    connectionId: null,
    name: 'cat.png',
    origin: 'drop',
    contentType: 'image/png',
    size: 100,
    state,
    doneBytes: state === 'sending' ? 50 : 100,
    bytesPerSecond: null,
    secondsLeft: null,
    trouble: null,
    error: null,
    file:
      state === 'done'
        ? {
            id,
            name: 'cat.png',
            contentType: 'image/png',
            size: 100,
            checksum: null,
            link: `http://pail.test/s/${id}`,
            sourceUrl: null,
            createdAt: 0,
          }
        : null,
    linkCopied: false,
    addedAt: 0,
  };
}
