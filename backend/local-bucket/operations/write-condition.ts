import { S3Error } from '../errors.ts';
import type { S3Request } from '../http/s3-request.ts';
import type { WriteCondition } from '../storage/object-table.ts';

/**
 * The condition of a conditional write: `If-None-Match: *` (only where there is no object yet) or `If-Match`
 * (only over the object with this ETag).
 *
 * @throws S3Error NotImplemented for any other If-None-Match, as S3 does
 */
export function writeCondition(request: S3Request): WriteCondition {
  const ifNoneMatch = request.headers.get('if-none-match');
  const ifMatch = request.headers.get('if-match');
  if (ifNoneMatch !== undefined && ifNoneMatch.trim() !== '*') {
    throw new S3Error('NotImplemented', undefined, { Header: 'If-None-Match' });
  }
  return (existing) => {
    if (ifNoneMatch !== undefined && existing) {
      throw new S3Error('PreconditionFailed', undefined, { Condition: 'If-None-Match' });
    }
    if (ifMatch === undefined) return;
    if (!existing) throw new S3Error('NoSuchKey', undefined, { Key: request.key });
    if (ifMatch.replaceAll('"', '') !== existing.etag) {
      throw new S3Error('PreconditionFailed', undefined, { Condition: 'If-Match' });
    }
  };
}
