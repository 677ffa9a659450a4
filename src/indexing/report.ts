import type { LockHolder } from '../stores/store.ts';

/** The result of a run. */
export interface IndexReport {
  /** Ids, in order. */
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  readonly kept: number;
  readonly rejected: readonly { readonly file: string; readonly reason: string }[];
  /** Ids of sources that stay as they are because of a rollback, though their files differ. */
  readonly heldBack: readonly string[];
  /** Totals and number of the generation that is current after the run; 0 when there is none. */
  readonly passages: number;
  readonly sentences: number;
  readonly generation: number;
  /** The generation that was current before the run; the same when nothing has changed, 0 for none. */
  readonly generationBefore: number;
  readonly seconds: number;
}

/** What a run tells while it works. */
export type IndexProgress =
  | { readonly kind: 'scanning'; readonly sources: number }
  | { readonly kind: 'waiting'; readonly holder: LockHolder }
  | {
      readonly kind: 'embedding';
      readonly articlesDone: number;
      readonly articlesTotal: number;
      /** Of the articles that are done. */
      readonly passagesDone: number;
      /** 0 to 1, by the length of texts. */
      readonly fraction: number;
    }
  | { readonly kind: 'writing'; readonly articles: number }
  | { readonly kind: 'committed'; readonly generation: number };
