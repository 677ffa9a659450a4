/** Some thousand articles of news length. */
const MAX_CHARS = 16_000_000;

/** Texts of article versions, which never change; the least recently used ones are dropped. */
export function createTextCache(maxChars = MAX_CHARS) {
  const texts = new Map<number, string>();
  let chars = 0;
  return {
    get(version: number, read: (version: number) => string): string {
      const known = texts.get(version);
      const text = known ?? read(version);
      if (known === undefined) chars += text.length;
      else texts.delete(version);
      texts.set(version, text);
      for (const [oldest, oldText] of texts) {
        if (chars <= maxChars) break;
        texts.delete(oldest);
        chars -= oldText.length;
      }
      return text;
    },
    clear() {
      texts.clear();
      chars = 0;
    },
  };
}
