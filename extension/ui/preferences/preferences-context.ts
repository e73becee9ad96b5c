import { createContext, useContext } from 'react';
import { DEFAULT_PREFERENCES, type Preferences } from '../../settings/preferences.ts';

/** Gives what the user chose to every component below; the defaults until it is read. */
export const PreferencesContext = createContext<Preferences>(DEFAULT_PREFERENCES);

export function usePreferences(): Preferences {
  return useContext(PreferencesContext);
}
