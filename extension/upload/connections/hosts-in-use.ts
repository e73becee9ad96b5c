/**
 * How many requests are under way to each host. Buckets may share a host (path-style addresses do), and the browser's
 * limit is the host's: so the pools of several buckets count together.
 */
export class HostsInUse {
  private readonly counts = new Map<string, number>();
  private readonly listeners: (() => void)[] = [];

  count(host: string): number {
    return this.counts.get(host) ?? 0;
  }

  take(host: string): void {
    this.counts.set(host, this.count(host) + 1);
  }

  /** Tells everybody who may wait for it. */
  free(host: string): void {
    this.counts.set(host, this.count(host) - 1);
    for (const listener of this.listeners) listener();
  }

  /** Calls back after every request that ended. */
  onFree(listener: () => void): void {
    this.listeners.push(listener);
  }
}
