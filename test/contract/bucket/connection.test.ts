import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { fetchAnswer, sdkAnswer } from './answers.ts';
import { openBucket } from './bucket-under-test.ts';
import { presign } from './presigned-url.ts';
import { beginPut } from './slow-put.ts';

const s3 = await openBucket();
const { bucket: Bucket, client } = s3;
const MIB = 1024 * 1024;

const presignPut = (Key: string, ContentLength: number, signing = {}) =>
  presign(s3, new PutObjectCommand({ Bucket, Key, ContentLength }), signing);
const statusOf = async (Key: string) =>
  (await sdkAnswer(client.send(new HeadObjectCommand({ Bucket, Key })))).status;

/** Sends bytes as they are, and gives back all that the server answers until it closes. */
async function exchange(url: string, lines: readonly string[], body: string): Promise<string> {
  const { hostname, port, host, pathname, search } = new URL(url);
  const socket = connect(Number(port || 80), hostname);
  await once(socket, 'connect');
  const head = [`PUT ${pathname}${search} HTTP/1.1`, `host: ${host}`, ...lines].join('\r\n');
  socket.end(`${head}\r\n\r\n${body}`);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

describe('a body', () => {
  it('that ends early is not stored', async () => {
    const answer = await exchange(await presignPut('short', 100), ['content-length: 100'], 'short');
    expect(answer).not.toContain('HTTP/1.1 200');
    expect(await statusOf('short')).toBe(404);
  });

  it('that is cut off is not stored', async () => {
    const put = beginPut(await presignPut('cut', 8 * MIB), 8 * MIB, Buffer.alloc(MIB));
    put.cut();
    await put.closed;
    expect(await statusOf('cut')).toBe(404);
  });

  it('without a length is refused', async () => {
    const url = await presign(s3, new PutObjectCommand({ Bucket, Key: 'lengthless' }));
    const lines = ['transfer-encoding: chunked', 'connection: close'];
    const answer = await exchange(url, lines, '1\r\nx\r\n0\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 411 /);
    expect(answer).toContain('<Code>MissingContentLength</Code>');
  });
});

describe('an early answer', () => {
  it('is readable by a client that is still sending', async () => {
    const url = await presignPut('refused', 16 * MIB, { secretAccessKey: 'wrong' });
    const answer = await fetchAnswer(fetch(url, { method: 'PUT', body: new Uint8Array(16 * MIB) }));
    expect(answer).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
  });

  it('leaves the connection good for the next request', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const send = async (url: string, body: Buffer) => {
      const put = request(url, { method: 'PUT', agent, headers: { 'content-length': body.length } });
      const answered = new Promise<number | undefined>((resolve, reject) => {
        put.on('error', reject);
        put.on('response', (response) => {
          response.resume();
          response.on('end', () => {
            resolve(response.statusCode);
          });
        });
      });
      put.end(body);
      return answered;
    };
    const wrong = await presignPut('again', MIB, { secretAccessKey: 'wrong' });
    expect(await send(wrong, Buffer.alloc(MIB))).toBe(403);
    expect(await send(await presignPut('again', MIB), Buffer.alloc(MIB))).toBe(200);
    agent.destroy();
  });
});

describe('a client that asks before it sends', () => {
  const ask = async (url: string): Promise<string[]> => {
    const events: string[] = [];
    const put = request(url, { method: 'PUT', headers: { 'content-length': 4, expect: '100-continue' } });
    put.on('continue', () => {
      events.push('continue');
      put.end('body');
    });
    put.flushHeaders();
    const status = await new Promise<number | undefined>((resolve, reject) => {
      put.on('error', reject);
      put.on('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
    });
    put.destroy();
    return [...events, String(status)];
  };

  it('is told to go on when its signature is right', async () => {
    expect(await ask(await presignPut('asked', 4))).toEqual(['continue', '200']);
  });

  it('is refused at once when it is wrong', async () => {
    expect(await ask(await presignPut('asked', 4, { secretAccessKey: 'wrong' }))).toEqual(['403']);
  });
});

it('refuses a single PUT of more than 5 GiB before it is sent', async () => {
  const size = 5 * 1024 ** 3 + 1;
  const url = await presignPut('huge', size);
  const put = request(url, { method: 'PUT', headers: { 'content-length': size, expect: '100-continue' } });
  put.flushHeaders();
  const status = await new Promise((resolve, reject) => {
    put.on('error', reject);
    put.on('response', (response) => {
      resolve(response.statusCode);
    });
  });
  put.destroy();
  expect(status).toBe(400);
});
