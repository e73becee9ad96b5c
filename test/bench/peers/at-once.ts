/** Does something with each, `atOnce` at a time. */
export async function eachAtOnce<Item extends object>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  async function goThrough(): Promise<void> {
    for (let item = waiting.shift(); item; item = waiting.shift()) await work(item);
  }
  await Promise.all(Array.from({ length: atOnce }, goThrough));
}
