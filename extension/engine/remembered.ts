/** Something that is asked for, and remembered for a while. */
export interface Remembered<Value> {
  get: () => Promise<Value>;
  /** Has the next {@link get} ask anew. */
  forget: () => void;
}

/**
 * Asks for something at most once in so many milliseconds, and gives the last answer in between. A failure is not
 * remembered.
 */
export function remembered<Value>(ask: () => Promise<Value>, milliseconds: number): Remembered<Value> {
  let last: { asked: number; answer: Promise<Value> } | null = null;
  return {
    get: () => {
      const now = performance.now();
      if (last && now - last.asked < milliseconds) return last.answer;
      const current = { asked: now, answer: ask() };
      last = current;
      current.answer.catch(() => {
        if (last === current) last = null;
      });
      return current.answer;
    },
    forget: () => {
      last = null;
    },
  };
}
