/**
 * Makes a queue of work of which one piece is done at a time, in the order in which it was asked for. One that fails holds
 * up none after it.
 */
export function inTurn(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const before = last;
    const done = (async () => {
      await before;
      return work();
    })();
    last = done.catch(() => {});
    return done;
  };
}
