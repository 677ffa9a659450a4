const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
/** Small words within the name of a body and articles before it, which its initials leave out. */
const LINK = /^(?:of|for|[Tt]he|An?|and|on|in|to)$/u;
const CAPITAL = /^\p{Lu}/u;
/** "US-based": says of the name that follows what it is. */
const ATTRIBUTE = /^\p{Lu}\p{L}*-\p{Ll}/u;
const SPACE = /^\s+$/u;

interface NameWord {
  readonly start: number;
  readonly end: number;
  /** null for a small word or an article. */
  readonly initial: string | null;
}

/** Whether a word is written like initials ("ISW"). Two may be anything. */
export function isAcronym(word: string): boolean {
  return /^\p{Lu}{3,6}$/u.test(word);
}

/**
 * What initials stand for in some texts: capitalised words in a row, and the small ones between them
 * ("Institute for the Study of War"). Only a small word parts it from another name.
 *
 * @returns as the first text that has it writes it; null where none does
 */
export function expansionOf(initials: string, texts: readonly string[]): string | null {
  for (const text of texts) {
    for (const words of namesIn(text)) {
      const found = wordsOf(words, initials);
      if (found !== null) return text.slice(found.start, found.end);
    }
  }
  return null;
}

/** Runs of capitalised words and of the small words that may link them. */
function namesIn(text: string): NameWord[][] {
  const names: NameWord[][] = [];
  let name: NameWord[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const last = name.at(-1);
    const isLink = LINK.test(word);
    const isCapital = !isLink && CAPITAL.test(word) && !ATTRIBUTE.test(word);
    const goesOn = last !== undefined && SPACE.test(text.slice(last.end, index));
    if (!goesOn || !(isCapital || isLink)) name = [];
    if (!isCapital && !isLink) continue;
    if (name.length === 0) names.push(name);
    name.push({ start: index, end: index + word.length, initial: isCapital ? word.charAt(0) : null });
  }
  return names;
}

function wordsOf(words: readonly NameWord[], initials: string): { start: number; end: number } | null {
  for (const [from, { start }] of words.entries()) {
    if (words[from]!.initial === null || (words[from - 1]?.initial ?? null) !== null) continue;
    let spelt = '';
    for (const [index, { initial, end }] of words.entries()) {
      if (index < from || initial === null) continue;
      spelt += initial;
      if (spelt === initials && (words[index + 1]?.initial ?? null) === null) return { start, end };
    }
  }
  return null;
}
