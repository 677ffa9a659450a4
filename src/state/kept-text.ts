const MAX_CHARS = 1_000;

/** What is kept of a question's text, as any database can hold it. */
export function keptText(text: string): string {
  return text.slice(0, MAX_CHARS).toWellFormed().replaceAll('\0', '\uFFFD');
}
