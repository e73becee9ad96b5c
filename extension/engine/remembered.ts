/**
 * Asks for something at most once in so many milliseconds, and gives the last answer in between. A failure is not
 * remembered.
 */
export function remembered<Value>(ask: () => Promise<Value>, milliseconds: number): () => Promise<Value> {
  let last: { asked: number; answer: Promise<Value> } | null = null;
  return () => {
    const now = performance.now();
    if (last && now - last.asked < milliseconds) return last.answer;
    const current = { asked: now, answer: ask() };
    last = current;
    current.answer.catch(() => {
      if (last === current) last = null;
    });
    return current.answer;
  };
}
