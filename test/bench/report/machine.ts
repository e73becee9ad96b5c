import { cpus, release, totalmem, type } from 'node:os';
import { execa } from 'execa';

/** What the numbers were measured on, in one line. */
export async function describeMachine(chromium: string): Promise<string> {
  const { stdout } = await execa`${chromium} --version`;
  const gibibytes = Math.round(totalmem() / 1024 ** 3);
  const [cpu] = cpus();
  return [
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}`,
    `${gibibytes} GiB`,
    `${type()} ${release()}`,
    `Node ${process.versions.node}`,
    stdout.trim(),
  ].join(', ');
}
