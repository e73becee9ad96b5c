interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

export interface BatchLimits {
  /** Items that one call takes. */
  most: number;
  /** Calls under way at a time: the next one fills while they travel, so that fewer calls take more items each. */
  atOnce: number;
}

/**
 * Gathers items into calls that take many: those of one moment, and those that come while calls are under way, go
 * together. One item alone waits for nobody.
 */
export class BatchedCalls<Item, Result> {
  private readonly limits: BatchLimits;
  private readonly call: (items: readonly Item[]) => Promise<readonly Result[]>;
  private waiting: Waiting<Item, Result>[] = [];
  private underWay = 0;

  /**
   * @param call answers in the order of the items; what it throws is every item's
   */
  constructor(limits: BatchLimits, call: (items: readonly Item[]) => Promise<readonly Result[]>) {
    this.limits = limits;
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
    if (this.underWay >= this.limits.atOnce || this.waiting.length === 0) return;
    const batch = this.waiting.splice(0, this.limits.most);
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
