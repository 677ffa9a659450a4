/*
 * Words that questions are recognised by: alternatives, to be put in a group of a regular expression, with the
 * end of the word behind it.
 */

/** Words that say what is asked for. */
export const QUESTION_WORDS = 'who|whom|whose|what|which|where|when|why|how';

/** Auxiliaries that have what is done behind their subject ("did Lee *say*"), but for those which seldom ask. */
export const AUXILIARIES_OF_DEEDS = 'do|does|did|has|have|had|can|could|will|would|should';

/** Auxiliaries that commonly open a question. */
export const COMMON_AUXILIARIES = `is|are|was|were|${AUXILIARIES_OF_DEEDS}`;

/** All of them, with those that seldom ask or are other words, too. */
export const AUXILIARIES = `${COMMON_AUXILIARIES}|shall|may|might|must`;
