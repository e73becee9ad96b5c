import type { ErrorCode } from '../../../shared/errors/error-code.ts';
import { t } from '../../i18n/text.ts';

/**
 * What to look at, most likely first, where a browser says no more than that an address cannot be reached: it hides
 * from a page why. Empty where the error says it all.
 */
export function fixesOf(code: ErrorCode, baseUrl: string | null): string[] {
  switch (code) {
    case 'backend_unreachable':
    case 'backend_answer_invalid':
      return [
        t('fix_running'),
        ...(baseUrl === null ? [] : [t('fix_address', baseUrl)]),
        ...(baseUrl?.startsWith('https:') === true ? [] : [t('fix_https_only')]),
        t('fix_local_network'),
        ...(baseUrl?.startsWith('http:') === true ? [] : [t('fix_clock')]),
      ];
    case 'url_expired':
      return [t('fix_clock')];
    case 'token_revoked':
    case 'token_invalid':
    case 'token_missing':
      return [t('fix_reconnect')];
    default:
      return [];
  }
}
