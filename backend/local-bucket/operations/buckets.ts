import { z } from 'zod';
import { readText } from '../body/read-document.ts';
import { S3Error } from '../errors.ts';
import { type Reply, xmlReply, xmlTime } from '../http/reply.ts';
import { parseXml } from '../xml.ts';
import type { Operation } from './operation.ts';

/** Every bucket and object belongs to the one user there is. */
export const OWNER = { ID: 'pail', DisplayName: 'pail' } as const;

/** "Bucket naming rules" of S3: lower-case letters, digits, dots and hyphens; no IP address. */
const BUCKET_NAME = /^(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

const createBucketConfiguration = z.object({
  CreateBucketConfiguration: z.union([
    z.object({ LocationConstraint: z.string().optional() }),
    z.literal(''),
  ]),
});

/** ListBuckets */
export const listBuckets: Operation = ({ storage }): Reply =>
  xmlReply('ListAllMyBucketsResult', {
    Owner: OWNER,
    Buckets: {
      Bucket: storage.buckets
        .list()
        .map(({ name, createdAt }) => ({ Name: name, CreationDate: xmlTime(createdAt) })),
    },
  });

/** CreateBucket. As in us-east-1 of S3, one's own bucket can be created again. */
export const createBucket: Operation = async ({ request, body, storage, region, now }): Promise<Reply> => {
  const name = request.bucket;
  if (!BUCKET_NAME.test(name)) throw new S3Error('InvalidBucketName', undefined, { BucketName: name });
  const text = await readText(body);
  if (text.trim() !== '') {
    const document = createBucketConfiguration.safeParse(parseXml(text));
    if (!document.success) throw new S3Error('MalformedXML');
    const { CreateBucketConfiguration: configuration } = document.data;
    const location = configuration === '' ? undefined : configuration.LocationConstraint;
    if (location !== undefined && location !== region) {
      throw new S3Error(
        'IllegalLocationConstraintException',
        `The ${location} location constraint is incompatible for the region specific endpoint this request was sent to.`,
      );
    }
  }
  const created = storage.buckets.create(name, now());
  if (!created && region !== 'us-east-1')
    throw new S3Error('BucketAlreadyOwnedByYou', undefined, { BucketName: name });
  return { status: 200, headers: { location: `/${name}` } };
};

/** HeadBucket. That the bucket exists has been checked for every operation on one. */
export const headBucket: Operation = ({ region }): Reply => ({
  status: 200,
  headers: { 'x-amz-bucket-region': region },
});

/** DeleteBucket. Multipart uploads under way go with it; objects keep it from being deleted. */
export const deleteBucket: Operation = async ({ request, storage }): Promise<Reply> => {
  await storage.blobs.remove(storage.buckets.delete(request.bucket));
  return { status: 204 };
};

/** GetBucketLocation: empty for us-east-1, as ever since S3 had no other region. */
export const getBucketLocation: Operation = ({ region }): Reply =>
  xmlReply('LocationConstraint', { '#text': region === 'us-east-1' ? '' : region });
