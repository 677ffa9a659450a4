/** Longest question that is looked at, in characters, wherever it is asked; Discord's longest message is 4,000. */
export const MAX_QUESTION_CHARS = 4_000;
