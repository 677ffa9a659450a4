/** Some thousand articles of news length. */
const MAX_CHARS = 16_000_000;

/** Texts of article versions, which never change; the least recently used ones are dropped. */
export function createTextCache(maxChars = MAX_CHARS) {
  const texts = new Map<number, string>();
  let chars = 0;
  return {
    get(version: number): string | undefined {
      const text = texts.get(version);
      if (text === undefined) return undefined;
      texts.delete(version);
      texts.set(version, text);
      return text;
    },
    add(version: number, text: string): void {
      if (texts.has(version)) return;
      texts.set(version, text);
      chars += text.length;
      for (const [oldest, oldText] of texts) {
        if (chars <= maxChars) break;
        texts.delete(oldest);
        chars -= oldText.length;
      }
    },
    clear() {
      texts.clear();
      chars = 0;
    },
  };
}
