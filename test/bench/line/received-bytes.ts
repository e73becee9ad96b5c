/**
 * Bytes that all devices but loopback have received, by a text of `/proc/net/dev`.
 * @see https://man7.org/linux/man-pages/man5/proc_net.5.html
 */
export function receivedBytes(procNetDev: string): number {
  let sum = 0;
  for (const [, device = '', bytes = '0'] of procNetDev.matchAll(/^\s*([^:\s]+):\s*(\d+)/gm)) {
    if (device !== 'lo') sum += Number(bytes);
  }
  return sum;
}
