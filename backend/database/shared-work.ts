import type { Transaction } from './connection.ts';
import type { GroupCommit, Write } from './group-commit.ts';

interface Waiting<Call, Result> {
  call: Call;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Work that many calls have alike at the same moment, and that costs little more for all of them than for one. Where it
 * fails, it is done for each call by itself.
 */
export class SharedWork<Call, Result> {
  readonly #work: (transaction: Transaction, calls: readonly Call[]) => Promise<readonly Result[]>;
  /** Those who wait for a transaction that has not come to them yet. */
  readonly #open = new WeakMap<GroupCommit, Waiting<Call, Result>[]>();

  /** @param work gives the results in the order of the calls */
  constructor(work: (transaction: Transaction, calls: readonly Call[]) => Promise<readonly Result[]>) {
    this.#work = work;
  }

  /**
   * Has it done for one more call. Resolves when that is on the disk.
   * @throws what the work throws
   */
  run(commits: GroupCommit, call: Call): Promise<Result> {
    return new Promise((resolve, reject) => {
      const waiting = { call, resolve, reject };
      const open = this.#open.get(commits);
      if (open) {
        open.push(waiting);
        return;
      }
      const together = [waiting];
      this.#open.set(commits, together);
      const close = (): void => {
        if (this.#open.get(commits) === together) this.#open.delete(commits);
      };
      commits.add(this.#write(together, close));
    });
  }

  #write(together: readonly Waiting<Call, Result>[], close: () => void): Write {
    return {
      run: async (transaction) => {
        close();
        const results = await this.#work(
          transaction,
          together.map(({ call }) => call),
        );
        return () => results.forEach((result, index) => together[index]?.resolve(result));
      },
      pieces: () => {
        close();
        return together.map((waiting) => this.#write([waiting], close));
      },
      reject: (error) => {
        for (const { reject } of together) reject(error);
      },
    };
  }
}
