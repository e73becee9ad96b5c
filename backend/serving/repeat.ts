/** A task that runs by itself again and again. */
export interface Repetition {
  /** Starts no further run and waits for the one under way. */
  stop(): Promise<void>;
}

/** Runs the task now and then so many milliseconds after each run's end; it must not throw. */
export function repeat(task: () => Promise<void>, interval: number): Repetition {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<void>;
  const run = async (): Promise<void> => {
    await task();
    if (stopped) return;
    timer = setTimeout(() => {
      running = run();
    }, interval);
    timer.unref();
  };
  running = run();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
