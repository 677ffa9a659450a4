/**
 * Control characters, and the marks that reorder or hide text: an article could use them to clear the
 * screen, to set the window's title, or to show something other than what it says.
 */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

/**
 * Text from an article or a question, made safe for a terminal: line breaks and tabs become spaces,
 * every other control character becomes a visible sign.
 */
export function printable(text: string): string {
  return text.replaceAll(UNSAFE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if ((code >= 0x09 && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029) return ' ';
    // Unicode has a picture for each of the old control characters.
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}
