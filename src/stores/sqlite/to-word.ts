import { createTokenizer } from './places.ts';
import type { Word } from './words.ts';

/** Terms whose stems are remembered: people ask for some thousands. */
const MAX_TERMS = 10_000;

/** What full text looks up for a term. Several words in a row are left to it: it knows which stand side by side. */
export function createToWord(): (term: string) => Word {
  const known = new Map<string, Word>();
  let tokenize: ReturnType<typeof createTokenizer> | undefined;
  return (term) => {
    const existing = known.get(term);
    if (existing !== undefined) return existing;
    tokenize ??= createTokenizer();
    const [token, ...others] = tokenize(term);
    const isPhrase = token === undefined || others.length > 0;
    const word: Word = { text: isPhrase ? term : token, isPhrase };
    if (known.size >= MAX_TERMS) known.clear();
    known.set(term, word);
    return word;
  };
}
