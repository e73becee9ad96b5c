import { storage } from 'wxt/utils/storage';
import { DEFAULT_PREFERENCES, preferencesSchema, type Preferences } from './preferences.ts';

const item = storage.defineItem<unknown>('local:preferences', { fallback: {} });

export async function readPreferences(): Promise<Preferences> {
  return parse(await item.getValue());
}

export async function changePreferences(change: Partial<Preferences>): Promise<void> {
  await item.setValue({ ...(await readPreferences()), ...change });
}

/** Calls back now and at every change. */
export function watchPreferences(
  listener: (preferences: Preferences) => void,
  onError: (error: unknown) => void,
): () => void {
  readPreferences().then(listener, onError);
  return item.watch((value) => listener(parse(value)));
}

function parse(value: unknown): Preferences {
  const preferences = preferencesSchema.safeParse(value);
  return preferences.success ? preferences.data : DEFAULT_PREFERENCES;
}
