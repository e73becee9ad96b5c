import type { HostProtocols } from '../upload/ports.ts';

/** What the browser calls HTTP/2 and HTTP/3 (ALPN ids, Resource Timing §4.3). */
const MULTIPLEXED: ReadonlySet<string> = new Set(['h2', 'h3']);

/**
 * Learns from the requests of this context over which protocol each host answers. With the permission for a host
 * Chromium 156 tells it without Timing-Allow-Origin; Firefox 153 does not (both tried), and so goes on with as many
 * requests as over HTTP/1.1.
 */
export function watchHostProtocols(): HostProtocols {
  const protocols = new Map<string, string>();
  // The list that the browser keeps by itself ends after 250 requests; whoever observes is told of all.
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!(entry instanceof PerformanceResourceTiming) || entry.nextHopProtocol === '') continue;
      protocols.set(new URL(entry.name).origin, entry.nextHopProtocol);
    }
  }).observe({ type: 'resource' });
  return { isMultiplexed: (origin) => MULTIPLEXED.has(protocols.get(origin) ?? '') };
}
