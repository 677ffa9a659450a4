/** A run of letters and digits with what may stand inside a word: "1,100-kilometre", "don’t", "U.S". */
const WORD = /[\p{L}\p{M}\p{N}]+(?:[-‑.,'’_/&@:+][\p{L}\p{M}\p{N}]+)*/gu;

/** Scripts written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** Characters to a word in those scripts: about two in Chinese, a few more in Thai. */
const UNSPACED_CHARS_PER_WORD = 2;

/** The number of words in `text`; in scripts without spaces an estimate. Punctuation alone is no word. */
export function countWords(text: string): number {
  let words = 0;
  for (const [word] of text.matchAll(WORD)) {
    const unspaced = word.match(UNSPACED)?.length ?? 0;
    words += unspaced > 0 ? Math.ceil(unspaced / UNSPACED_CHARS_PER_WORD) : 1;
  }
  return words;
}
