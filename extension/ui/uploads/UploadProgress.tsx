import type { UploadView } from '../../../shared/messages/upload-view.ts';
import { ProgressBar } from '../components/ProgressBar.tsx';
import { stateWords, uploadPercent } from './upload-progress.ts';

export function UploadProgress({ upload }: { upload: UploadView }) {
  return (
    <ProgressBar
      label={upload.name}
      percent={uploadPercent(upload)}
      words={stateWords(upload.state)}
      unknown={upload.state === 'verifying' ? 'waiting' : 'moving'}
    />
  );
}
