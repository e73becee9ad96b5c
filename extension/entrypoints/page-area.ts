import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { setLanguage } from '../i18n/language.ts';
import { t } from '../i18n/text.ts';
import { selectArea } from '../page-scripts/select-area.ts';
import { browserLanguage } from '../platform/browser-language.ts';

/** Runs in a page's document; its result goes to the background. */
export default defineUnlistedScript({
  main: () => {
    setLanguage(browserLanguage());
    return selectArea({
      help: t('area_help'),
      size: ({ width, height }) => t('area_size', String(Math.round(width)), String(Math.round(height))),
    });
  },
});
