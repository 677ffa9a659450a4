/** What speaks SQL: a database through whichever connection is free, or one connection. */
export interface Queries {
  /** @returns the rows; `Row` names the columns that the text selects */
  query<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
}
