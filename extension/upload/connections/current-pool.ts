import type { UploadPorts } from '../ports.ts';
import { ConnectionPool } from './connection-pool.ts';

/** The pool for the bucket that the extension is connected to now; a new connection gives a new pool. */
export class CurrentPool {
  private readonly ports: Pick<UploadPorts, 'backend' | 'clock' | 'protocols'>;
  private pool: ConnectionPool | null = null;
  private hosts = '';

  constructor(ports: Pick<UploadPorts, 'backend' | 'clock' | 'protocols'>) {
    this.ports = ports;
  }

  /** @throws {PailError} `not_connected` */
  async get(): Promise<ConnectionPool> {
    const origins = await this.ports.backend.bucketOrigins();
    const hosts = origins.join(' ');
    if (this.pool === null || hosts !== this.hosts) {
      this.pool = new ConnectionPool(origins, () => this.ports.clock.now(), this.ports.protocols);
      this.hosts = hosts;
    }
    return this.pool;
  }
}
