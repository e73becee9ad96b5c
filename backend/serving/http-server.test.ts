import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { closeServer, listen } from './http-server.ts';

const HOST = '127.0.0.1';

test.each([
  ['headers', 'GET / HTTP/1.1\r\nHost: a\r\n'],
  ['body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nslow'],
])('a client that never ends its %s is answered 408 and cut off', async (_, beginning) => {
  const { server, port } = await listen(HOST, 0, { headers: 200, request: 400, checked: 50 });
  onTestFinished(() => closeServer(server, 0));
  const socket = connect(port, HOST);
  socket.write(beginning);
  // The connection ends, or this waits until the test has failed.
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
});

test('a request that takes too long once the server is to stop is cut, and a new one is refused at once', async () => {
  const { server, port } = await listen(HOST, 0);
  const slow = request({ host: HOST, port });
  const failed = once(slow, 'error');
  slow.end();
  await once(server, 'request');
  const closed = closeServer(server, 300);
  const refused = request({ host: HOST, port });
  expect(await once(refused, 'error')).toMatchObject([{ code: 'ECONNREFUSED' }]);
  expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
  await closed;
});
