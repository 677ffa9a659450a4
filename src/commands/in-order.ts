/**
 * Works on several items at once and yields their results in the items' order.
 *
 * @param concurrency how many are begun before the first is done; at least 1
 */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  concurrency: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<[Item, Result]> {
  const running: [Item, Promise<Result>][] = [];
  let next = 0;
  while (next < items.length || running.length > 0) {
    while (next < items.length && running.length < concurrency) {
      const item = items[next] as Item;
      const result = work(item);
      // A failure is thrown when its turn comes; until then nobody is listening.
      result.catch(() => {});
      running.push([item, result]);
      next += 1;
    }
    const first = running.shift();
    if (first !== undefined) yield [first[0], await first[1]];
  }
}
