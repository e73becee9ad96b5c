import { cpus, release, totalmem, type } from 'node:os';
import { execa } from 'execa';

/**
 * What the numbers were measured on, in one line.
 * @param chromium path of the browser; undefined where none took part
 */
export async function describeMachine(chromium: string | undefined): Promise<string> {
  const browser = chromium === undefined ? [] : [(await execa`${chromium} --version`).stdout.trim()];
  const gibibytes = Math.round(totalmem() / 1024 ** 3);
  const [cpu] = cpus();
  return [
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}`,
    `${gibibytes} GiB`,
    `${type()} ${release()}`,
    `Node ${process.versions.node}`,
    ...browser,
  ].join(', ');
}
