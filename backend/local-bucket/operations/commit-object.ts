import type { StoredObject } from '../storage/stored-object.ts';
import type { WriteCondition } from '../storage/object-table.ts';
import type { OperationContext } from './operation.ts';

/**
 * Puts an object whose blob is written into its place, and removes the blobs of the one that was there. When
 * the condition does not hold any more, its own blobs are removed.
 */
export async function commitObject(
  { request, storage, now }: OperationContext,
  condition: WriteCondition,
  written: Pick<StoredObject, 'size' | 'etag' | 'details'>,
): Promise<StoredObject> {
  const object = { ...written, key: request.key, modifiedAt: now() };
  let unused: string[];
  try {
    unused = await storage.commits.run(() => storage.objects.put(request.bucket, object, condition));
  } catch (error) {
    await storage.blobs.remove(object.details.segments.map(({ blob }) => blob));
    throw error;
  }
  await storage.blobs.remove(unused);
  return object;
}
