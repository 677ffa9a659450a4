import { createLruCache } from '../stores/lru-cache.ts';
import type { Snapshot, VocabularyTerm } from '../stores/store.ts';
import { consonantsOf, looseSound, soundOf } from './sounds.ts';

/** A stem of the sources, and how it sounds, loosely. */
interface Sounding {
  readonly stem: string;
  readonly sound: string;
}

/** The stems of the sources that begin with one letter, and how they sound. */
export interface Letter {
  /** In order. */
  readonly terms: readonly VocabularyTerm[];
  /** Those that sound alike, in order. */
  soundingLike(sound: string): readonly string[];
  /** Those whose consonants sound alike, loosely, in order. */
  withConsonants(consonants: string): readonly Sounding[];
}

/** Of all letters together; the stems of 100,000 articles are some 65,000. */
const MAX_KEPT_STEMS = 150_000;

const kept = createLruCache<string, Letter>(MAX_KEPT_STEMS, ({ terms }) => terms.length + 1);

/** What a generation's sources have under a letter, which is kept: each unknown word is compared with all of it. */
export async function lettersVocabulary(snapshot: Snapshot, first: string): Promise<Letter> {
  const key = `${first} ${snapshot.fingerprint}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const letter = createLetter(await snapshot.vocabulary(first));
  kept.add(key, letter);
  return letter;
}

function createLetter(terms: readonly VocabularyTerm[]): Letter {
  let sounds: Map<string, string[]> | null = null;
  let loosely: Map<string, Sounding[]> | null = null;
  return {
    terms,
    soundingLike(sound) {
      sounds ??= grouped(terms, ({ stem }) => [soundOf(stem), stem]);
      return sounds.get(sound) ?? [];
    },
    withConsonants(consonants) {
      loosely ??= grouped(terms, ({ stem }) => {
        const sound = looseSound(stem);
        return [consonantsOf(sound), { stem, sound }];
      });
      return loosely.get(consonants) ?? [];
    },
  };
}

function grouped<Member>(
  terms: readonly VocabularyTerm[],
  entryOf: (term: VocabularyTerm) => [key: string, member: Member],
): Map<string, Member[]> {
  const groups = new Map<string, Member[]>();
  for (const term of terms) {
    const [key, member] = entryOf(term);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  }
  return groups;
}
