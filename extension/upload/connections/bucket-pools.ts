import type { UploadPorts } from '../ports.ts';
import { ConnectionPool } from './connection-pool.ts';
import { HostsInUse } from './hosts-in-use.ts';

/** The pools of all buckets that are uploaded to, one for each set of hosts. */
export class BucketPools {
  private readonly ports: Pick<UploadPorts, 'clock' | 'protocols'>;
  private readonly inUse = new HostsInUse();
  private readonly pools = new Map<string, ConnectionPool>();

  constructor(ports: Pick<UploadPorts, 'clock' | 'protocols'>) {
    this.ports = ports;
  }

  /** @param origins of one bucket; at least one */
  get(origins: readonly string[]): ConnectionPool {
    const hosts = origins.join(' ');
    const known = this.pools.get(hosts);
    if (known) return known;
    const { clock, protocols } = this.ports;
    const pool = new ConnectionPool(origins, () => clock.now(), protocols, this.inUse);
    this.pools.set(hosts, pool);
    return pool;
  }
}
