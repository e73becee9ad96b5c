import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connectResponseSchema } from '../../shared/api/devices.ts';
import { parseConnectionLink } from '../../shared/connection-link.ts';

const LINK = /http:\S+\/connect#pail-connect-\S+/;

/** `npm start` as npm runs it, with no window, until it has said all that it has to say. */
function start(dataDirectory: string, port: number) {
  const child = execa({
    // Vite, which runs the tests, sets a BASE_URL of its own.
    env: { PORT: String(port), DATA_DIR: dataDirectory, PAIL_OPEN_BROWSER: '0', BASE_URL: '' },
    reject: false,
    forceKillAfterDelay: 20_000,
  })`node backend/cli/with-dependencies.mjs backend/cli/start/main.ts`;
  const words = new Promise<string>((resolve) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += String(chunk);
      if (text.includes('Ctrl-C')) resolve(text);
    });
    void child.then(({ stdout, stderr }) => resolve(stdout + stderr));
  });
  return { child, words };
}

async function isListening(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

describe('npm start', () => {
  let dataDirectory: string;
  const taken = createServer();
  let takenPort: number;

  beforeAll(async () => {
    dataDirectory = await mkdtemp(path.join(tmpdir(), 'pail-start-'));
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    takenPort = z.object({ port: z.number() }).parse(taken.address()).port;
  });

  afterAll(async () => {
    taken.close();
    await rm(dataDirectory, { recursive: true });
  });

  it('takes the next free port and says so, stops on Ctrl-C, and knows the device again', async () => {
    const first = start(dataDirectory, takenPort);
    const words = await first.words;
    expect(words).toContain(`port ${takenPort} is taken`);
    const { baseUrl, code } = parseConnectionLink(LINK.exec(words)?.[0] ?? '');
    const answer = await fetch(`${baseUrl}/api/v1/connect`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code, deviceName: 'Test' }),
    });
    const { token } = connectResponseSchema.parse(await answer.json());

    first.child.kill('SIGINT');
    expect((await first.child).exitCode).toBe(0);
    const port = Number(new URL(baseUrl).port);
    expect(await isListening(port)).toBe(false);

    const second = start(dataDirectory, port);
    expect(await second.words).toContain(`Pail runs at ${baseUrl}\n`);
    const me = await fetch(`${baseUrl}/api/v1/me`, { headers: { Authorization: `Bearer ${token}` } });
    expect(me.status).toBe(200);
    second.child.kill('SIGTERM');
    expect((await second.child).exitCode).toBe(0);
  });

  it('says in one line why it cannot run on data that another one uses', async () => {
    const first = start(dataDirectory, 0);
    await first.words;
    const { exitCode, stderr } = await start(dataDirectory, 0).child;
    first.child.kill('SIGINT');
    await first.child;
    expect(exitCode).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(dataDirectory);
  });
});
