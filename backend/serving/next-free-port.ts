/** Ports that are tried after the wanted one before it is given up. */
const ATTEMPTS = 100;

/** Whether somebody else listens on that port. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/**
 * Listens on the wanted port or on the first one after it that is free. Listening itself is the test: a port that was
 * free a moment ago may not be now.
 */
export async function onNextFreePort<T>(wanted: number, listen: (port: number) => Promise<T>): Promise<T> {
  for (let port = wanted; ; port++) {
    try {
      // Each try depends on the one before.
      return await listen(port);
    } catch (error) {
      if (!isPortTaken(error) || port >= Math.min(wanted + ATTEMPTS, 65_535)) throw error;
    }
  }
}
