import { STORES, type UploadDatabase, type UploadTransaction } from './upload-database.ts';

interface Waiting {
  write: (transaction: UploadTransaction) => readonly Promise<unknown>[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers small writes: those that come while a transaction is under way share the next one. A hundred small files that
 * take the same step at the same time cost one transaction, not a hundred.
 */
export class GroupCommit {
  private readonly open: () => Promise<UploadDatabase>;
  private waiting: Waiting[] = [];
  private committing = false;

  constructor(open: () => Promise<UploadDatabase>) {
    this.open = open;
  }

  /**
   * Resolves when the write is in the database. Writes take place in the order in which they were asked for.
   * @param write puts its requests to the transaction at once, without waiting for anything
   */
  write(write: Waiting['write']): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ write, resolve, reject });
      if (!this.committing) void this.commitAll();
    });
  }

  /** Never rejects: those who wait are told. */
  private async commitAll(): Promise<void> {
    this.committing = true;
    while (this.waiting.length > 0) {
      // What belongs to the same moment goes together.
      await Promise.resolve();
      const group = this.waiting;
      this.waiting = [];
      try {
        await this.commit(group);
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.committing = false;
  }

  private async commit(group: readonly Waiting[]): Promise<void> {
    const database = await this.open();
    const transaction = database.transaction(STORES, 'readwrite');
    await Promise.all([...group.flatMap(({ write }) => write(transaction)), transaction.done]);
  }
}
