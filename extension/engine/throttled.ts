/**
 * Calls a function at most once in an interval of milliseconds: at once where the last call is longer ago, else at the end of
 * the span, so that the last change is never lost.
 */
export function throttled(interval: () => number, run: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const call = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    last = performance.now();
    run();
  };
  return () => {
    const wait = last + interval() - performance.now();
    if (wait <= 0) call();
    else timer ??= setTimeout(call, wait);
  };
}
