import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createS3Client } from '../../../backend/storage/s3-client.ts';
import { headObject } from '../../../backend/storage/objects.ts';

const MINUTE = 60_000;

/** As in `20261124T164100Z`. */
function timeOf(amzDate: string): number {
  return Date.parse(amzDate.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

test("finds objects while the bucket's clock is off, and when it has come right again", async () => {
  let refused = 0;
  let off = 16 * MINUTE;
  const server = createServer((request, response) => {
    const now = Date.now() + off;
    response.setHeader('date', new Date(now).toUTCString());
    const isOff = Math.abs(timeOf(z.string().parse(request.headers['x-amz-date'])) - now) > 15 * MINUTE;
    if (isOff) refused += 1;
    response.writeHead(isOff ? 403 : 200, { 'content-length': isOff ? '0' : '7' }).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const client = createS3Client(
    {
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      forcePathStyle: true,
    },
    `http://127.0.0.1:${port}`,
  );
  try {
    for (off of [16 * MINUTE, 0]) {
      refused = 0;
      const objects = await Promise.all(['a', 'b', 'c', 'd'].map((key) => headObject(client, 'bucket', key)));
      expect(objects.map((object) => object?.size)).toEqual([7, 7, 7, 7]);
      expect(refused).toBeGreaterThan(0);
    }
  } finally {
    client.destroy();
    server.close();
  }
});
