import type { StoredFile } from '../../shared/api/files.ts';
import type { UploadEvent } from '../../shared/messages/background-calls.ts';
import { errorText } from '../i18n/error-text.ts';
import { plural, t } from '../i18n/text.ts';
import type { Preferences } from '../settings/preferences.ts';
import { formatList } from '../ui/format/format-list.ts';

/** What is to be told of uploads outside of Pail. */
export interface UploadNotice {
  id: string;
  title: string;
  message: string;
  /** The files that are done, which its buttons are for. */
  files: readonly StoredFile[];
}

/** So many names are told of a batch. */
const MOST_NAMES = 3;

/** What is told of uploads outside of Pail, as far as the user wants it: one notice for all that are done together. */
export function noticesOf(events: readonly UploadEvent[], wanted: Preferences['notify']): UploadNotice[] {
  if (wanted === 'never') return [];
  const told = events.filter(({ kind, notify }) => notify || (wanted === 'always' && kind !== 'started'));
  const of = (kind: UploadEvent['kind']): UploadEvent[] => told.filter((event) => event.kind === kind);
  return [
    ...of('started').map(startedNotice),
    ...doneNotice(of('done')),
    ...failedNotice(of('failed')),
    ...of('file-needed').map(fileNeededNotice),
  ];
}

function startedNotice({ id, name }: UploadEvent): UploadNotice {
  return { id, title: t('notification_started', name), message: t('notification_started_words'), files: [] };
}

function doneNotice(events: readonly UploadEvent[]): UploadNotice[] {
  const [first] = events;
  if (!first) return [];
  const files = events.flatMap(({ file }) => file ?? []);
  if (events.length === 1) {
    const { id, name, file } = first;
    return [{ id, title: t('notification_done', name), message: file?.link ?? '', files }];
  }
  return [
    {
      id: first.id,
      title: plural('toolbar_done', events.length),
      message: formatList(events.slice(0, MOST_NAMES).map(({ name }) => name)),
      files,
    },
  ];
}

function failedNotice(events: readonly UploadEvent[]): UploadNotice[] {
  const [first] = events;
  if (!first) return [];
  const { id, name, error } = first;
  return [
    {
      id,
      title:
        events.length === 1
          ? t('notification_failed', name)
          : plural('notification_failed_many', events.length),
      // Those that fail together nearly always fail for one reason.
      message: error ? errorText(error) : '',
      files: [],
    },
  ];
}

function fileNeededNotice({ id, name }: UploadEvent): UploadNotice {
  return { id, title: name, message: t('state_file_needed'), files: [] };
}
