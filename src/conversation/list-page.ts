/** A page of a list. */
export interface ListPage<Item> {
  readonly shown: readonly Item[];
  /** Index of the page, from 0, and how many there are. */
  readonly page: number;
  readonly pages: number;
  /** Index of the first that is shown. */
  readonly from: number;
}

/** @param wanted index of the page; beyond the last one: the last one */
export function listPage<Item>(items: readonly Item[], wanted: number, perPage: number): ListPage<Item> {
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const page = Math.min(wanted, pages - 1);
  const from = page * perPage;
  return { shown: items.slice(from, from + perPage), page, pages, from };
}
