/** Index of the first item that is one, or how many items there are: where those before it end. */
export function indexOrEnd<Item>(items: readonly Item[], is: (item: Item) => boolean): number {
  const end = items.findIndex(is);
  return end === -1 ? items.length : end;
}
