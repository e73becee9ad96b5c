import { DatabaseError } from 'pg';
import { databaseBusy, databaseUnreachable } from './database-errors.ts';

/** The server is not there for us: connection lost, login refused, no such database, no room, shutting down. */
const UNREACHABLE = /^(?:08|28|3D|53|57P)/;

/** Two transactions were in each other's way, or one waited too long for a lock: the same again succeeds. */
const BUSY = new Set(['40001', '40P01', '55P03', '57014']);

/**
 * Says what a failed call to PostgreSQL means, by its class of error (postgresql.org/docs/current/errcodes-appendix.html);
 * pg's own error stays as the cause, for the log. What is a defect of Pail's, such as a broken constraint, is returned as
 * it is.
 */
export function toDatabaseError(thrown: unknown): unknown {
  if (thrown instanceof DatabaseError) {
    if (BUSY.has(thrown.code ?? '')) return databaseBusy(thrown);
    return UNREACHABLE.test(thrown.code ?? '') ? databaseUnreachable(thrown) : thrown;
  }
  // Without an answer of PostgreSQL it is the line, or a value that cannot be read.
  return thrown instanceof Error && !(thrown instanceof RangeError) && !(thrown instanceof TypeError)
    ? databaseUnreachable(thrown)
    : thrown;
}
