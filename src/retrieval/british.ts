/** What British and American spelling have instead of each other, and what may follow it. */
const PAIRS = [
  ['is', 'iz', '(?:e[drs]?|ing|ations?|ers?)'],
  ['ys', 'yz', '(?:e[drs]?|ing|ers?)'],
  ['our', 'or', '(?:s|ed|ing|able|ful|ite|hood|ly|ers?)?'],
  ['re', 'er', 's?'],
  ['ogue', 'og', 's?'],
  ['enc', 'ens', 'e(?:s|less)?'],
  ['mme', 'm', 's?'],
] as const;
/** Shorter beginnings are other words ("four" and "for", "acre" and "acer"). */
const BEGINNING = '^(.{3,40})';

const SPELLINGS = PAIRS.flatMap(([british, american, ending]) => [
  { written: british, pattern: new RegExp(`${BEGINNING}${british}(${ending})$`, 'u'), instead: american },
  { written: american, pattern: new RegExp(`${BEGINNING}${american}(${ending})$`, 'u'), instead: british },
]);
/** A consonant that one of them doubles before an ending ("travelled", "traveled"). */
const DOUBLED = /^(.{2,40}[aeiou])([lpt])(\2?)(ed|ing|ers?|or)$/u;

/** How a word may be written on the other side of the Atlantic; not all of these are words. */
export function atlanticSpellings(word: string): string[] {
  const found = SPELLINGS.flatMap(({ written, pattern, instead }) => {
    // Most words have none of them, which is told in a hundredth of the time.
    if (!word.includes(written)) return [];
    const [, before, ending = ''] = pattern.exec(word) ?? [];
    return before === undefined ? [] : `${before}${instead}${ending}`;
  });
  const [, before, consonant = '', second, ending = ''] = DOUBLED.exec(word) ?? [];
  if (before === undefined) return found;
  return [...found, before + (second === '' ? consonant + consonant : consonant) + ending];
}
