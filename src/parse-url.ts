/**
 * An address read as `new URL` reads it; null for what is none. `URL.canParse` of Node 20 refuses addresses with
 * Latin letters beyond ASCII (`münchen`) once it has been called a few thousand times and is compiled.
 */
export function parseUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
