import type { ErrorValue } from '../../shared/errors/pail-error.ts';
import { currentLanguage } from './language.ts';

/**
 * What an error says in the user's language. In English it is what the error says of itself, which is more exact; so it
 * is where a language has no words for its code.
 */
export function errorText({ code, message }: Pick<ErrorValue, 'code' | 'message'>): string {
  const language = currentLanguage();
  if (language.tag.startsWith('en')) return message;
  return language.message(`error_${code}`, []) || message;
}
