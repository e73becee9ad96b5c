import { expect, test } from 'vitest';
import { onNextFreePort } from './next-free-port.ts';

function taken(): Promise<never> {
  return Promise.reject(Object.assign(new Error('taken'), { code: 'EADDRINUSE' }));
}

test('the first port that is free is taken', async () => {
  expect(await onNextFreePort(8787, (port) => (port < 8790 ? taken() : Promise.resolve(port)))).toBe(8790);
});

test('it does not look for ever, nor past the last port', async () => {
  const tried: number[] = [];
  const listen = (port: number): Promise<never> => {
    tried.push(port);
    return taken();
  };
  await expect(onNextFreePort(65_534, listen)).rejects.toThrow('taken');
  expect(tried).toEqual([65_534, 65_535]);
});

test('another fault than a taken port is no reason to go on', async () => {
  const refused = (): Promise<never> => Promise.reject(new Error('not allowed'));
  await expect(onNextFreePort(80, refused)).rejects.toThrow('not allowed');
});
