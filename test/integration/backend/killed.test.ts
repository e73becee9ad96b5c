import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { connectResponseSchema } from '../../../shared/api/devices.ts';
import { parseConnectionLink } from '../../../shared/connection-link.ts';
import { callWith } from '../../fixtures/connected-device.ts';
import { startBackend } from '../../fixtures/running-backend.ts';
import { postgresDatabase } from '../../fixtures/test-database.ts';
import { complete, createAccepted, describeUpload, put, upload } from '../../fixtures/upload-over-api.ts';

test('a backend that is killed keeps what it called done, and what it had begun', async () => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'pail-killed-'));
  onTestFinished(() => rm(dataDirectory, { recursive: true, force: true }));
  const child = spawn(process.execPath, ['--import', 'tsx', 'backend/main.ts'], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDirectory,
      DATABASE_URL: await postgresDatabase(dataDirectory),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let link = '';
  for await (const line of createInterface(child.stdout)) {
    link = /http:\/\/\S+#pail-connect-\S+/.exec(line)?.[0] ?? '';
    if (link) break;
  }
  const { baseUrl, code } = parseConnectionLink(link);
  const answer = await callWith(baseUrl, '')('POST', '/connect', { code, deviceName: 'Test' });
  const { token, me } = connectResponseSchema.parse(await answer.json());
  const device = { token, deviceId: me.device.id, call: callWith(baseUrl, token) };
  const done = await upload(device);
  const begun = describeUpload();
  const { request } = await createAccepted(device, begun);
  expect((await put(request)).status).toBe(200);
  child.kill('SIGKILL');
  await once(child, 'exit');

  await using backend = await startBackend({ dataDirectory });
  const sameDevice = { ...device, call: callWith(backend.baseUrl, token) };
  const files = await sameDevice.call('GET', '/files');
  expect(await files.json()).toMatchObject({ files: [{ id: done.id }] });
  expect(await complete(sameDevice, begun.id)).toHaveProperty('file');
  expect(await backend.bucket.list()).toHaveLength(2);
});
