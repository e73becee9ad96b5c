import { reportDefect } from '../../shared/errors/report-defect.ts';
import { plural, t } from '../i18n/text.ts';
import { dropTargetClient } from '../messaging/drop-target-client.ts';
import { drawPage } from '../page/draw-page.tsx';
import { DropTarget } from '../ui/drop-target/DropTarget.tsx';
import type { Transferred } from '../ui/intake/read-transfer.ts';
import { takeDrop } from './take-drop.ts';

/** Draws the drop target into its frame. */
export function mountDropTarget(): void {
  drawPage(() => (
    <DropTarget take={take} tell={(news) => void dropTargetClient.tell(news).catch(reportDefect)} />
  ));
}

async function take(dropped: Transferred): Promise<{ ok: boolean; words: string }> {
  const outcome = await takeDrop(dropped, dropTargetClient);
  return 'taken' in outcome
    ? { ok: true, words: plural('drop_target_taken', outcome.taken) }
    : { ok: false, words: t(outcome.refused) };
}
