import type { Connection } from './database.ts';

interface Waiting {
  /** Does the work, and tells how to settle it once it is on the disk. */
  run: () => () => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers writes: those that come while the disk takes the last ones share the next transaction, and so one flush. Each
 * is a transaction of its own inside it: one that throws takes nothing from the others.
 */
export class GroupCommit {
  readonly #connection: Connection;
  #waiting: Waiting[] = [];

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Does some work on the database. Resolves when it is on the disk. @throws what the work throws */
  run<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = (): (() => void) => {
        try {
          const value = this.#connection.transaction(work)();
          return () => resolve(value);
        } catch (error) {
          return () => reject(error);
        }
      };
      this.#waiting.push({ run, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.#commit());
    });
  }

  #commit(): void {
    const group = this.#waiting;
    this.#waiting = [];
    try {
      const settlements = this.#connection.transaction(() => group.map(({ run }) => run()))();
      for (const settle of settlements) settle();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
