import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { execa } from 'execa';
import { onTestFinished, vi } from 'vitest';

/** A proxy with TLS in front of a backend, set up by one of the files that are handed out. */
export interface Proxy {
  /** Where it takes TLS, on this machine. */
  port: number;
  /** Whom clients know it as. */
  host: string;
  /** The authority that its certificate is of, as PEM. */
  authority(): Promise<string>;
}

export interface ProxyAnswer {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A folder for one test. */
export async function makeProxyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pail-proxy-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a program until the end of the test; waits until something is true of it. */
export async function runUntil(
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  isReady: () => Promise<unknown>,
): Promise<void> {
  const [program, ...args] = command;
  const running = execa(program, args, { env, reject: false, all: true });
  onTestFinished(async () => {
    running.kill();
    await running;
  });
  const ended = running.then(({ all }): never => {
    throw new Error(`${program} ended: ${all}`);
  });
  await Promise.race([vi.waitFor(isReady, 20_000), ended]);
}

/** Sends a request through the proxy, as a client out in the world does. */
export async function sendThrough(
  proxy: Proxy,
  method: string,
  pathname: string,
  { headers = {}, body = '' }: { headers?: Record<string, string>; body?: string } = {},
): Promise<ProxyAnswer> {
  const ca = await proxy.authority();
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: proxy.port,
        servername: proxy.host,
        ca,
        method,
        path: pathname,
        headers: { host: proxy.host, ...headers },
        agent: false,
      },
      (answer) => {
        text(answer).then(
          (words) => resolve({ status: answer.statusCode, headers: answer.headers, body: words }),
          reject,
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
