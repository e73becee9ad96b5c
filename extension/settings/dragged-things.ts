import { storage } from 'wxt/utils/storage';
import { z } from 'zod';
import { draggedThingSchema } from '../../shared/messages/page-drag.ts';

/** What was dragged last in a tab, and in which of its documents. */
const draggedInTabSchema = z.object({
  frameId: z.number().int().nonnegative(),
  thing: draggedThingSchema,
});

type DraggedInTab = z.infer<typeof draggedInTabSchema>;

/** Until the browser ends, and not in the memory of a background that may sleep before something is let go. */
function itemOf(tabId: number) {
  return storage.defineItem<unknown>(`session:dragged:${tabId}`, { fallback: null });
}

export function writeDragged(tabId: number, dragged: DraggedInTab): Promise<void> {
  return itemOf(tabId).setValue(dragged);
}

/** Null where nothing was dragged in the tab that Pail knows. */
export async function readDragged(tabId: number): Promise<DraggedInTab | null> {
  const dragged = draggedInTabSchema.safeParse(await itemOf(tabId).getValue());
  return dragged.success ? dragged.data : null;
}
