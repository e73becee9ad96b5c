import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { setLanguage } from '../i18n/language.ts';
import { t } from '../i18n/text.ts';
import { watchDrags } from '../page-scripts/drop-target/watch-drags.ts';
import { browserLanguage } from '../platform/browser-language.ts';
import { dropTargetAddress, listenForOrders, tellOfDrag } from '../platform/drop-target-page.ts';

/** Runs in every document, once the user wants a drop target on pages. */
export default defineUnlistedScript(() => {
  setLanguage(browserLanguage());
  const end = watchDrags({
    address: dropTargetAddress(),
    title: t('drop_target_title'),
    tell: (drag) => tellOfDrag(drag, () => end()),
    listen: listenForOrders,
  });
});
