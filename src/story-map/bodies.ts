import type { Span } from '../domain.ts';

/** Bodies whose name goes on with "of": "Ministry of Defence", "Supreme Court of the Netherlands". */
const OF =
  /(?:^| )(?:Academy|Agency|Bank|Bureau|College|Commission|Committee|Council|Court|Department|Faculty|Institute|Ministry|Republic|School|Society|University)$/u;
/** And with "for": "Institute for the Study of War". */
const FOR = /(?:^| )(?:Agency|Cent(?:er|re)|Department|Foundation|Institute|Office|Society)$/u;
const LINK = /^ (of|for)(?: the)? $/u;

/**
 * Joins names that are one, the name of a body, across the small words in it. Of other names "of" and "for"
 * tell nothing: "President of Norway Lee", "Moss of Selby".
 *
 * @param names spans of names in `sentence`, in order
 */
export function joinBodies(names: readonly Span[], sentence: string): Span[] {
  const joined: Span[] = [];
  /** Whether the last name goes on "for" something, which may be "of" something: the "Study of War". */
  let isFor = false;
  for (const name of names) {
    const last = joined.at(-1) ?? { start: 0, end: 0 };
    const written = sentence.slice(last.start, last.end);
    const link = LINK.exec(sentence.slice(last.end, name.start))?.[1];
    const isSame: boolean = link === 'for' ? FOR.test(written) : link === 'of' && (isFor || OF.test(written));
    if (isSame) joined[joined.length - 1] = { start: last.start, end: name.end };
    else joined.push(name);
    isFor = isSame && link === 'for';
  }
  return joined;
}
