import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import { setLanguage } from '../i18n/language.ts';
import { plural, t } from '../i18n/text.ts';
import { dropTargetClient } from '../messaging/drop-target-client.ts';
import { browserLanguage } from '../platform/browser-language.ts';
import { DropTarget } from '../ui/drop-target/DropTarget.tsx';
import type { Transferred } from '../ui/intake/read-transfer.ts';
import { takeDrop } from './take-drop.ts';

/** Draws the drop target into its frame. */
export function mountDropTarget(): void {
  const language = browserLanguage();
  setLanguage(language);
  document.documentElement.lang = language.tag;
  document.documentElement.dir = language.direction;
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no element #root.');
  createRoot(root).render(
    <StrictMode>
      <DropTarget take={take} tell={(news) => void dropTargetClient.tell(news).catch(reportDefect)} />
    </StrictMode>,
  );
}

async function take(dropped: Transferred): Promise<{ ok: boolean; words: string }> {
  const outcome = await takeDrop(dropped, dropTargetClient);
  return 'taken' in outcome
    ? { ok: true, words: plural('drop_target_taken', outcome.taken) }
    : { ok: false, words: t(outcome.refused) };
}
