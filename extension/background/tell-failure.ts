import { toErrorValue } from '../../shared/errors/pail-error.ts';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import { errorText } from '../i18n/error-text.ts';
import { notify } from '../platform/notifications.ts';

/** Tells in a notification what stands in the way of something that no page of Pail's shows. */
export async function tellFailure(title: string, error: unknown): Promise<void> {
  reportDefect(error);
  const message = errorText(toErrorValue(error));
  await notify({ id: crypto.randomUUID(), title, message, picture: null, buttons: [] });
}
