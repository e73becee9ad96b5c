import { reportDefect } from '../../shared/errors/report-defect.ts';
import type { UploadsChanged } from '../../shared/messages/background-calls.ts';
import { inTurn } from '../../shared/in-turn.ts';
import { showToolbarIcon, showToolbarTitle } from '../platform/toolbar-icon.ts';
import { readShownOnToolbar, writeShownOnToolbar } from '../settings/shown-on-toolbar.ts';
import { drawShapes } from '../toolbar/draw-shapes.ts';
import { iconShapes } from '../toolbar/icon-shapes.ts';
import { IDLE, nextToolbarState, type ToolbarState } from '../toolbar/toolbar-state.ts';
import { toolbarTitle } from '../toolbar/toolbar-title.ts';

/** How long the icon says that all is done, in milliseconds. */
const DONE_MS = 8000;

/** Counts the changes: what is done is taken back unless another one came. */
let changes = 0;

/** Each change begins with what the one before it left. */
const oneByOne = inTurn();

/** Shows on the toolbar how the uploads stand. */
export function showOnToolbar(change: UploadsChanged): Promise<void> {
  return show((shown) => nextToolbarState(shown, change));
}

/** Takes back that something is done or waits, once the person has looked. */
export function takeBackFromToolbar(): Promise<void> {
  return show((shown) => {
    const goesOn = shown.kind === 'busy' || (shown.kind === 'attention' && shown.trouble !== null);
    return goesOn ? shown : IDLE;
  });
}

function show(next: (shown: ToolbarState) => ToolbarState): Promise<void> {
  return oneByOne(() => showNext(next));
}

async function showNext(next: (shown: ToolbarState) => ToolbarState): Promise<void> {
  const before = await readShownOnToolbar();
  const state = next(before);
  if (state === before) return;
  changes += 1;
  await writeShownOnToolbar(state);
  if (state.kind === 'done') takeBackLater(changes);
  const shapes = iconShapes(state);
  // What looks the same is not drawn again.
  if (JSON.stringify(shapes) !== JSON.stringify(iconShapes(before))) {
    await showToolbarIcon(shapes && ((context, size) => drawShapes(context, size, shapes)));
  }
  await showToolbarTitle(toolbarTitle(state));
}

function takeBackLater(change: number): void {
  setTimeout(() => {
    if (changes === change) takeBackFromToolbar().catch(reportDefect);
  }, DONE_MS);
}
