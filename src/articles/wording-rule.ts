/**
 * The wording of furniture: what news sites write around their articles. Every rule holds for many
 * publishers; most are bound to the start or the whole of a line and to a number of words, so that
 * a sentence that merely begins like one ("Share prices fell ...") is left alone.
 *
 * Every pattern is linear: no quantifier stands inside another one over the same characters.
 */
export interface WordingRule {
  readonly reason: string;
  /** Lines of more words than this are not looked at. */
  readonly maxWords: number;
  readonly pattern: RegExp;
  /** Set where a whole sentence of body text might match: then only lines that end otherwise count. */
  readonly notSentences?: true;
}
