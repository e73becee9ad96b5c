import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';

/** Says where a request comes from. */
export type AddressOf = (request: IncomingMessage) => string;

/** Whether these are addresses, ranges or names that {@link addressBehind} takes. */
export function areProxies(proxies: string[]): boolean {
  try {
    proxyAddr.compile(proxies);
    return true;
  } catch {
    return false;
  }
}

/**
 * The address that a request came from. X-Forwarded-For is believed only as far as trusted proxies wrote it: from the
 * right, up to the first address that is none of theirs. Without trusted proxies it is the connection's own.
 */
export function addressBehind(trustedProxies: string[]): AddressOf {
  const isTrusted = proxyAddr.compile(trustedProxies);
  return (request) => plain(proxyAddr(request, isTrusted));
}

/** @param address undefined where the connection is gone already */
function plain(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

/** What limits go by: an IPv4 address as it is, or the /64 network of an IPv6 one, which one person has. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::');
  const [front, back] = [head, tail].map((groups) => groups.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - (front?.length ?? 0) - (back?.length ?? 0) }, () => '0');
  const groups = address.includes('::') ? [...(front ?? []), ...zeros, ...(back ?? [])] : (front ?? []);
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
