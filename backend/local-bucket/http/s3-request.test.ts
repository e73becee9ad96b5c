import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { readS3Request } from './s3-request.ts';

function read(url: string, host: string): { bucket: string; key: string } {
  const message = new IncomingMessage(new Socket());
  message.url = url;
  message.method = 'GET';
  message.headersDistinct['host'] = [host];
  const { bucket, key } = readS3Request(message);
  return { bucket, key };
}

it.each([
  ['/', '127.0.0.1:9000', '', ''],
  ['/photos', '127.0.0.1:9000', 'photos', ''],
  ['/photos/', '127.0.0.1:9000', 'photos', ''],
  ['/photos/a/b', '127.0.0.1:9000', 'photos', 'a/b'],
  ['/photos//a/../b', '127.0.0.1:9000', 'photos', '/a/../b'],
  ['/photos/a%2Fb+c%20d?x=y', 'localhost:9000', 'photos', 'a/b+c d'],
  ['/a/b', 'photos.localhost:9000', 'photos', 'a/b'],
  ['/', 'my.photos.localhost', 'my.photos', ''],
])('%s at %s is bucket %j, key %j', (url, host, bucket, key) => {
  expect(read(url, host)).toEqual({ bucket, key });
});

it.each(['/photos/%', '/photos/%FF', 'http://photos/a', '*'])('refuses %s', (url) => {
  expect(() => read(url, 'localhost')).toThrow("Couldn't parse the specified URI");
});
