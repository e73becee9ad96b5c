import { reportDefect } from '../../shared/errors/report-defect.ts';
import type { UploadsChanged } from '../../shared/messages/background-calls.ts';
import { showToolbarIcon, showToolbarTitle } from '../platform/toolbar-icon.ts';
import { drawShapes } from '../toolbar/draw-shapes.ts';
import { iconShapes } from '../toolbar/icon-shapes.ts';
import { IDLE, nextToolbarState, type ToolbarState } from '../toolbar/toolbar-state.ts';
import { toolbarTitle } from '../toolbar/toolbar-title.ts';

/** How long the icon says that all is done, in milliseconds. */
const DONE_MS = 8000;

let shown: ToolbarState = IDLE;

/** Shows on the toolbar how the uploads stand. */
export async function showOnToolbar(change: UploadsChanged): Promise<void> {
  await show(nextToolbarState(shown, change));
}

/** Takes back that something is done or waits, once the person has looked. */
export async function takeBackFromToolbar(): Promise<void> {
  if (shown.kind !== 'busy' && !(shown.kind === 'attention' && shown.trouble)) await show(IDLE);
}

async function show(state: ToolbarState): Promise<void> {
  const before = shown;
  shown = state;
  if (state.kind === 'done' && before !== state) {
    setTimeout(() => {
      if (shown === state) show(IDLE).catch(reportDefect);
    }, DONE_MS);
  }
  const shapes = iconShapes(state);
  // What looks the same is not drawn again.
  if (JSON.stringify(shapes) !== JSON.stringify(iconShapes(before))) {
    await showToolbarIcon(shapes && ((context, size) => drawShapes(context, size, shapes)));
  }
  await showToolbarTitle(toolbarTitle(state));
}
