import type { Connection, Transaction } from './connection.ts';
import { inTransaction } from './transaction.ts';

/** A write that waits for the next transaction. */
export interface Write {
  /** Does the work, and tells how to settle it once it is on the disk. @throws what the work throws */
  run(transaction: Transaction): Promise<() => void>;
  /** The same in pieces that do not depend on each other, each to be done by itself. */
  pieces(): readonly Write[];
  reject(error: unknown): void;
}

/**
 * Gathers small writes: those that come while the disk takes the last ones share the next transaction, and so one flush.
 * Where one of a group fails, each is done once more by itself, so that it takes nothing from the others.
 */
export class GroupCommit {
  private readonly database: Connection;
  private waiting: Write[] = [];
  private committing = false;

  constructor(database: Connection) {
    this.database = database;
  }

  /**
   * Does some work in a transaction. Resolves when it is on the disk.
   * @param work may be done twice, where the first time was undone
   * @throws what the work throws
   */
  run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const write: Write = {
        run: async (transaction) => {
          const value = await work(transaction);
          return () => resolve(value);
        },
        pieces: () => [write],
        reject,
      };
      this.add(write);
    });
  }

  /** Has a write done with the others of this moment. */
  add(write: Write): void {
    this.waiting.push(write);
    if (this.committing) return;
    this.committing = true;
    setImmediate(() => void this.commitAll());
  }

  /** Never rejects: those who wait are told. */
  private async commitAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting;
      this.waiting = [];
      // What came in the meantime waits for this to end.
      await this.commit(group).catch(() => this.commitEach(group));
    }
    this.committing = false;
  }

  /** @throws what the first that failed threw; nothing is done then */
  private async commit(group: readonly Write[]): Promise<void> {
    const settlements = await inTransaction(this.database, async (transaction) => {
      const done: (() => void)[] = [];
      for (const write of group) done.push(await write.run(transaction));
      return done;
    });
    for (const settle of settlements) settle();
  }

  private async commitEach(group: readonly Write[]): Promise<void> {
    for (const piece of group.flatMap((write) => write.pieces())) {
      await this.commit([piece]).catch((error: unknown) => piece.reject(error));
    }
  }
}
