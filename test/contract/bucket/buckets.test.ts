import { randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketLocationCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { sdkAnswer } from './answers.ts';
import { openBucket } from './bucket-under-test.ts';
import { expected } from './known-differences.ts';

const { bucket: Bucket, client } = await openBucket();

it('is listed, found and located', async () => {
  const { Buckets } = await client.send(new ListBucketsCommand({}));
  expect(Buckets?.map(({ Name }) => Name)).toContain(Bucket);
  expect((await sdkAnswer(client.send(new HeadBucketCommand({ Bucket })))).status).toBe(200);
  const { LocationConstraint } = await client.send(new GetBucketLocationCommand({ Bucket }));
  expect(LocationConstraint || undefined).toBe(
    expected('a bucket is located by its zone group', { s3: undefined, other: 'default' }),
  );
});

it('that is not there is said so', async () => {
  const missing = { Bucket: 'pail-no-such-bucket' };
  expect((await sdkAnswer(client.send(new HeadBucketCommand(missing)))).status).toBe(404);
  expect(await sdkAnswer(client.send(new PutObjectCommand({ ...missing, Key: 'x', Body: 'x' })))).toEqual({
    status: 404,
    code: 'NoSuchBucket',
  });
});

it('is deleted only when it is empty', async () => {
  await client.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'x' }));
  expect(await sdkAnswer(client.send(new DeleteBucketCommand({ Bucket })))).toEqual({
    status: 409,
    code: 'BucketNotEmpty',
  });
  const empty = { Bucket: `pail-empty-${randomUUID()}` };
  await client.send(new CreateBucketCommand(empty));
  expect((await sdkAnswer(client.send(new DeleteBucketCommand(empty)))).status).toBe(204);
  expect((await sdkAnswer(client.send(new HeadBucketCommand(empty)))).status).toBe(404);
});

it.each(['Upper', 'ab', 'a..b', '-a-', '192.168.0.1'])('cannot be named %s', async (name) => {
  expect(await sdkAnswer(client.send(new CreateBucketCommand({ Bucket: name })))).toEqual({
    status: 400,
    code: 'InvalidBucketName',
  });
});

it('says so when it is asked for what there is not', async () => {
  const answer = await sdkAnswer(client.send(new PutBucketPolicyCommand({ Bucket, Policy: '{' })));
  expect(answer).toEqual(
    expected('there are bucket policies', {
      s3: { status: 501, code: 'NotImplemented' },
      other: { status: 400, code: 'InvalidArgument' },
    }),
  );
});
