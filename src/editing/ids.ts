const MAX_CHARS = 60;
/** Names that some systems, or the scan, keep for something else. */
const KEPT = /^(?:readme|con|prn|aux|nul|com\d|lpt\d)$/u;
const FALLBACK = 'source';
/** Letters that do not come apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * An id that is a file's name on every system, from a title: at most 60 small letters, digits and
 * hyphens. "source" where a title has none of these.
 */
export function idFromTitle(title: string): string {
  const plain = title
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[ßæœøłđðþı]/gu, (letter) => PLAIN[letter] ?? '')
    .replaceAll(/['’]/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-');
  const words = plain.slice(0, MAX_CHARS + 1).replace(/^-/u, '');
  const cut = words.length > MAX_CHARS ? words.slice(0, MAX_CHARS).replace(/-[^-]*$/u, '') : words;
  const id = cut.replace(/-$/u, '');
  return id === '' ? FALLBACK : KEPT.test(id) ? `${id}-${FALLBACK}` : id;
}

/**
 * The id, with a number where it is taken. Small and capital letters do not tell ids apart, as they do not
 * tell files apart on some systems.
 */
export function freeId(wanted: string, taken: Iterable<string>): string {
  const known = new Set([...taken].map((id) => id.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!known.has(id)) return id;
  }
}
