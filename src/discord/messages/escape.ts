/**
 * Discord's Markdown shows a backslash before any character that is neither a letter, a digit nor
 * white space as that character alone, so what people read and copy is the text itself.
 */
const ALWAYS = /[\\`*_~|<>[\]@#:/]/;
/** Characters that mean something at the beginning of a line: list items. */
const LINE_START = /[-+]/;

/**
 * Escapes a text so that Discord shows its characters and nothing else: no formatting, mention, emoji
 * code, link, invite, timestamp or heading. Nothing is added but backslashes.
 */
export function escapeMarkdown(text: string): string {
  const parts: string[] = [];
  let isLineStart = true;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (needsBackslash(text, index, char, isLineStart)) parts.push('\\');
    parts.push(char);
    // A list's number ("1." before an item) keeps its stop at the line's beginning.
    isLineStart = char === '\n' || (isLineStart && /[\s\d]/.test(char));
  }
  return parts.join('');
}

function needsBackslash(text: string, index: number, char: string, isLineStart: boolean): boolean {
  if (ALWAYS.test(char)) return true;
  if (isLineStart && LINE_START.test(char)) return true;
  // A stop inside an address ("discord.gg"), or after a list's number.
  return char === '.' && (isLineStart || /[^\s.]/.test(text.charAt(index + 1)));
}

/** A command in a text of ours, and nothing that Discord would read as longer marks of code. */
const CODE = /(?<!`)(`[^`]+`)(?!`)/;

/** The same, but what stands between two backticks is shown as code, where nothing else has a meaning. */
export function escapeAroundCode(text: string): string {
  return text
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? part : escapeMarkdown(part)))
    .join('');
}

/** The text that `escapeMarkdown` escaped. */
export function unescapeMarkdown(escaped: string): string {
  return escaped.replace(/\\([^0-9A-Za-z\s])/g, '$1');
}
