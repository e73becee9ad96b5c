import { storage } from 'wxt/utils/storage';
import { z } from 'zod';
import { errorValueSchema } from '../../shared/errors/pail-error.ts';
import { IDLE, type ToolbarState } from '../toolbar/toolbar-state.ts';

const stateSchema: z.ZodType<ToolbarState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({ kind: z.literal('busy'), active: z.number(), step: z.number().nullable() }),
  z.object({ kind: z.literal('done'), files: z.number() }),
  z.object({ kind: z.literal('attention'), waiting: z.number(), trouble: errorValueSchema.nullable() }),
]);

/** Of the browser's session, as the icon itself: the background may have slept since it drew it. */
const shownItem = storage.defineItem<unknown>('session:shown-on-toolbar', { fallback: IDLE });

/** What the toolbar's icon tells now. */
export async function readShownOnToolbar(): Promise<ToolbarState> {
  const shown = stateSchema.safeParse(await shownItem.getValue());
  return shown.success ? shown.data : IDLE;
}

export function writeShownOnToolbar(state: ToolbarState): Promise<void> {
  return shownItem.setValue(state);
}
