/**
 * BM25 as FTS5 has it (fts5_aux.c), so that every store gives the same scores: how soon a further occurrence counts
 * for less, how much a text's length counts, and the least weight of a word that more than half of all texts hold.
 */
export const K1 = 1.2;
export const B = 0.75;
export const LEAST_IDF = 1e-6;
