/** Index of the first item that is one, or how many items there are: where those before it end. */
export function indexOrEnd<Item>(items: readonly Item[], is: (item: Item) => boolean): number {
  const end = items.findIndex(is);
  return end === -1 ? items.length : end;
}

/** The items before the first that is one; all, where none is. */
export function itemsBefore<Item>(items: readonly Item[], is: (item: Item) => boolean): readonly Item[] {
  return items.slice(0, indexOrEnd(items, is));
}
