import { type Reply, xmlReply } from '../http/reply.ts';
import { existingObject } from './get-object.ts';
import type { Operation } from './operation.ts';

/** GetObjectTagging. Tags cannot be set, so there are none; `aws s3 cp` asks before it copies a large object. */
export const getObjectTagging: Operation = (context): Reply => {
  existingObject(context);
  return xmlReply('Tagging', { TagSet: '' });
};
