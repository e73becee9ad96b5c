import { isActive, type UploadView } from '../../../shared/messages/upload-view.ts';
import { Button } from '../components/Button.tsx';
import { Section } from '../components/Section.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { UploadRow } from './UploadRow.tsx';

/** The uploads of this browser: under way, finished or failed, until they are dismissed. Newest first. */
export function UploadList({ uploads }: { uploads: readonly UploadView[] }) {
  const client = useClient();
  const { attempt } = useNotices();
  const done = uploads.filter(({ state }) => state === 'done');
  const active = uploads.filter(isActive).length;
  if (uploads.length === 0) return null;

  const clear = (): void => {
    for (const { id } of done) void attempt(() => client.uploads.dismiss(id));
  };

  return (
    <Section
      title="Uploads"
      note={active > 0 ? `${active} under way` : ''}
      action={
        done.length > 1 && (
          <Button small variant="quiet" data-action="clear-done" onClick={clear}>
            Clear done
          </Button>
        )
      }
    >
      <ul>
        {uploads.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </ul>
    </Section>
  );
}
