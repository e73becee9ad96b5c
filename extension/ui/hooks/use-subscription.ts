import { useEffect, useState } from 'react';
import { toErrorValue } from '../../../shared/errors/pail-error.ts';
import { useNotices } from '../notices/notices-context.ts';
import { errorText } from '../../i18n/error-text.ts';

/** Something that calls back with what it holds, now and at every change. */
interface Subject<T> {
  subscribe(listener: (value: T) => void, onError: (error: unknown) => void): () => void;
}

/** The newest value of a subject; undefined until the first one comes. Why none comes is shown as a notice. */
export function useSubscription<T extends object | null>(subject: Subject<T>): T | undefined {
  const { show } = useNotices();
  const [value, setValue] = useState<T>();
  useEffect(
    () => subject.subscribe(setValue, (error) => show(errorText(toErrorValue(error)), 'error')),
    [subject, show],
  );
  return value;
}
