/** All that `\s` finds. */
const SPACES =
  '\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF';

/** For each UTF-16 code unit 1 if it is white space. */
const IS_SPACE = new Uint8Array(65_536);
for (const space of SPACES) IS_SPACE[space.charCodeAt(0)] = 1;

/** Counts runs without white space, without making them: making those of 100,000 articles took a second. */
export function countSpacedWords(text: string): number {
  let count = 0;
  let before = 1;
  for (let index = 0; index < text.length; index += 1) {
    const space = IS_SPACE[text.charCodeAt(index)]!;
    // A word begins where white space ends.
    count += before & ~space;
    before = space;
  }
  return count;
}
