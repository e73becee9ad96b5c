/** How long everything together may take to stop, in milliseconds. */
const PATIENCE = 15_000;

/** Collects what runs and stops it, last started first, when the process is asked to end. */
export class Shutdown {
  readonly #running: (() => Promise<void>)[] = [];
  #stopping: Promise<void> | undefined;

  /** Listens for Ctrl-C and its kin, which end the process from now on once everything has stopped. */
  listen(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => void this.exit(0));
    }
  }

  /** Adds something to be stopped. */
  add(stop: () => Promise<void>): void {
    this.#running.push(stop);
  }

  /** Stops everything and ends the process; asked again, it goes on with the first time. */
  async exit(code: number): Promise<void> {
    this.#stopping ??= this.#stop(code);
    await this.#stopping;
  }

  async #stop(code: number): Promise<void> {
    setTimeout(() => {
      console.error('Something did not stop in time.');
      process.exit(1);
    }, PATIENCE).unref();
    for (let stop = this.#running.pop(); stop; stop = this.#running.pop()) {
      try {
        await stop();
      } catch (error) {
        // The rest has to stop all the same.
        console.error(error instanceof Error ? error.message : error);
      }
    }
    process.exit(code);
  }
}
