/**
 * Works on several items at once and yields their results in the items' order. However it ends, what
 * was begun is waited for: nothing goes on in the background.
 *
 * @param concurrency how many are begun before the first is done; at least 1
 */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  concurrency: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<[Item, Result]> {
  const running: Promise<[Item, Result]>[] = [];
  let next = 0;
  try {
    while (next < items.length || running.length > 0) {
      for (const item of items.slice(next, next + concurrency - running.length)) {
        const result = work(item).then((value): [Item, Result] => [item, value]);
        // A failure is thrown when its turn comes; until then nobody is listening.
        result.catch(() => {});
        running.push(result);
        next += 1;
      }
      const first = running[0];
      if (first === undefined) return;
      const done = await first;
      void running.shift();
      yield done;
    }
  } finally {
    await Promise.allSettled(running);
  }
}
