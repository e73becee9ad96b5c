import { errorText } from '../i18n/error-text.ts';
import { formatPercent } from '../ui/format/format-percent.ts';
import { plural, t } from '../i18n/text.ts';
import { RING_STEPS, type ToolbarState } from './toolbar-state.ts';

/** What the icon tells in words, to who points at it or has it read aloud; null for the extension's name. */
export function toolbarTitle(state: ToolbarState): string | null {
  const words = wordsOf(state);
  return words === null ? null : t('toolbar_title', words);
}

function wordsOf(state: ToolbarState): string | null {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'busy': {
      const active = plural('uploads_active', state.active);
      if (state.step === null) return active;
      return t('progress_value', active, formatPercent(Math.round((state.step / RING_STEPS) * 100)));
    }
    case 'done':
      return plural('toolbar_done', state.files);
    case 'attention':
      return state.trouble
        ? t('trouble_keeps_trying', errorText(state.trouble))
        : plural('uploads_need_you', state.waiting);
  }
}
