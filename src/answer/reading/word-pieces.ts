/** A word as BERT's pre-tokenizer cuts it, with its offsets in the text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * BERT's pre-tokenizer: white space parts words, and every punctuation mark, ASCII symbol and
 * Chinese character is a word of its own (Devlin et al. 2018, `BasicTokenizer`). The JavaScript
 * tokenizer gives no character offsets, so the words are cut here, with theirs.
 */
const WORD =
  /[\p{P}$+<=>^`|~\u{3400}-\u{4DBF}\u{4E00}-\u{9FFF}\u{F900}-\u{FAFF}\u{20000}-\u{2FA1F}]|[^\s\p{P}$+<=>^`|~\u{3400}-\u{4DBF}\u{4E00}-\u{9FFF}\u{F900}-\u{FAFF}\u{20000}-\u{2FA1F}]+/gu;

/** Cuts a text into words that together hold all of it but white space. */
export function splitWords(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
