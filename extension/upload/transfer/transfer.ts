import type { PailError } from '../../../shared/errors/pail-error.ts';
import type { ChecksumDemand } from '../checksum/checksum-demand.ts';
import type { ConnectionPool } from '../connections/connection-pool.ts';
import type { UploadBackend, UploadPorts } from '../ports.ts';

/** What every way of sending an object needs. */
export interface Transfer {
  ports: UploadPorts;
  /** The one that this upload goes to. */
  backend: UploadBackend;
  pool: ConnectionPool;
  demand: ChecksumDemand;
  signal: AbortSignal;
  /** Of what waits for a connection, the one with the most is served first. It may change meanwhile. */
  priority: () => number;
  /** Told how many of the object's bytes are at the bucket or on their way. */
  onProgress: (sentBytes: number) => void;
  /** Told of every failure that is tried again. */
  onTrouble: (error: PailError) => void;
}
