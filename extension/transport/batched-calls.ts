interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/** Calls under way at a time: the second fills while the first travels. */
const CALLS_AT_ONCE = 2;

/**
 * Gathers items into calls that take many: those of one moment, and those that come while calls are under way, go
 * together. One item alone waits for nobody.
 */
export class BatchedCalls<Item, Result> {
  private readonly most: number;
  private readonly call: (items: readonly Item[]) => Promise<readonly Result[]>;
  private waiting: Waiting<Item, Result>[] = [];
  private underWay = 0;

  /**
   * @param most items that one call takes
   * @param call answers in the order of the items; what it throws is every item's
   */
  constructor(most: number, call: (items: readonly Item[]) => Promise<readonly Result[]>) {
    this.most = most;
    this.call = call;
  }

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      // After this moment, so that all of it go together.
      queueMicrotask(() => void this.send());
    });
  }

  private async send(): Promise<void> {
    if (this.underWay >= CALLS_AT_ONCE || this.waiting.length === 0) return;
    const batch = this.waiting.splice(0, this.most);
    this.underWay += 1;
    try {
      const results = await this.call(batch.map(({ item }) => item));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error('The answer of a batched call lacks an item'));
        else resolve(result);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.underWay -= 1;
      void this.send();
    }
  }
}
