import type { UploadEvent } from '../../shared/messages/background-calls.ts';
import { errorText } from '../i18n/error-text.ts';
import { t } from '../i18n/text.ts';
import type { Notice } from '../platform/notifications.ts';
import type { Preferences } from '../settings/preferences.ts';

/** What is told of uploads outside of Pail, as far as the user wants it. */
export function noticesOf(events: readonly UploadEvent[], wanted: Preferences['notify']): Notice[] {
  if (wanted === 'never') return [];
  return events
    .filter(({ kind, notify }) => notify || (wanted === 'always' && kind !== 'started'))
    .map(noticeOf);
}

function noticeOf({ kind, id, name, link, error }: UploadEvent): Notice {
  switch (kind) {
    case 'started':
      return { id, title: t('notification_started', name), message: t('notification_started_words') };
    case 'done':
      return { id, title: t('notification_done', name), message: link ?? '' };
    case 'failed':
      return { id, title: t('notification_failed', name), message: error ? errorText(error) : '' };
  }
}
