import { Socket } from 'node:net';
import { Pool } from 'pg';
import { integersAsNumbers } from './postgres-integers.ts';

export interface PoolOptions {
  /** At most so many at once. */
  connections: number;
  /** How long PostgreSQL may say nothing on a connection, in milliseconds; undefined: any time. */
  silence: number | undefined;
}

/** How long a call waits for a connection, in milliseconds: for a free one of the pool's, or a new one. */
const CONNECTION_TIMEOUT = 5000;

/**
 * Opens connections to PostgreSQL as they are needed. A broken one is thrown away, and the next call gets a new one: the
 * backend goes on by itself when the database is back.
 */
export function openPostgresPool(url: string, { connections, silence }: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'pail',
    max: connections,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    types: integersAsNumbers,
    stream: () => openSocket(silence),
  });
  // A connection that breaks while nobody uses it is out of the pool already; unheard, the event would end the process.
  pool.on('error', () => {});
  // The same between two queries of a transaction: the second one fails of it.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** A line that is cut without a word, as by a power cut or a firewall, would else be waited on for a quarter of an hour. */
function openSocket(silence: number | undefined): Socket {
  const socket = new Socket();
  if (silence !== undefined) {
    socket.setTimeout(silence, () =>
      socket.destroy(new Error(`PostgreSQL did not answer within ${silence / 1000} s`)),
    );
  }
  return socket;
}
