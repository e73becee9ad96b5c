/** How often is looked, in milliseconds. */
const INTERVAL = 50;

/**
 * Looks again and again until it sees what is wanted, or so many milliseconds have passed.
 * @returns what was seen last
 */
export async function lookUntil<T>(
  look: () => Promise<T>,
  wanted: (seen: T) => boolean,
  patience: number,
): Promise<T> {
  const deadline = performance.now() + patience;
  for (;;) {
    const seen = await look();
    if (wanted(seen) || performance.now() > deadline) return seen;
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}
