import { storage } from 'wxt/utils/storage';
import { z } from 'zod';
import { pageTargetSchema } from '../../shared/messages/page-target.ts';

const pendingTargetSchema = z.object({
  /** Over which connection it goes. */
  connectionId: z.uuid(),
  target: pageTargetSchema,
});

type PendingTarget = z.infer<typeof pendingTargetSchema>;

/** Until the browser ends: a question that nobody answered is not asked again. */
function itemOf(id: string) {
  return storage.defineItem<unknown>(`session:pending-target:${id}`, { fallback: null });
}

/** Keeps what waits for the user's word, under a name for the window that asks. */
export function writePendingTarget(id: string, pending: PendingTarget): Promise<void> {
  return itemOf(id).setValue(pending);
}

/** Null where it was answered. */
export async function readPendingTarget(id: string): Promise<PendingTarget | null> {
  const pending = pendingTargetSchema.safeParse(await itemOf(id).getValue());
  return pending.success ? pending.data : null;
}

export function forgetPendingTarget(id: string): Promise<void> {
  return itemOf(id).removeValue();
}
