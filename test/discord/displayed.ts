/** A quote as people read it in Discord: what a description shows. */
export interface Displayed {
  /** With the quotation marks around it, and without them. */
  readonly shown: string;
  readonly text: string;
  /** The words in bold. */
  readonly bold: readonly string[];
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** Reads a description as Discord draws it. Fails on Markdown that is neither escaped nor bold. */
export function displayedQuote(description: string): Displayed {
  // Its own opening mark may be among the words in bold.
  const match = /^(\[…\] )?((?:\*\*)?[“”"„«»][^]*?)( \[…\])?$/u.exec(description);
  if (match === null) throw new Error(`No quote: ${description}`);
  const [, before, inner = '', after] = match;
  const { text, bold } = displayedText(inner);
  return {
    shown: text,
    text: text.replace(/^“|”$/gu, ''),
    bold,
    isCutBefore: before !== undefined,
    isCutAfter: after !== undefined,
  };
}

/** Text with backslash escapes and bold, as it is displayed. */
export function displayedText(markdown: string): { text: string; bold: string[] } {
  let text = '';
  const bold: string[] = [];
  let boldFrom: number | null = null;
  for (let index = 0; index < markdown.length; index += 1) {
    const char = markdown.charAt(index);
    const next = markdown.charAt(index + 1);
    if (char === '\\') {
      if (!/[^0-9A-Za-z\s]/.test(next)) throw new Error(`A backslash that Discord shows, at ${index}`);
      text += next;
      index += 1;
    } else if (char === '*' && next === '*') {
      if (boldFrom === null) boldFrom = text.length;
      else {
        bold.push(text.slice(boldFrom));
        boldFrom = null;
      }
      index += 1;
    } else if (/[*_~|`<>[\]@#]/.test(char)) {
      throw new Error(`Markdown that is not escaped, at ${index}: ${markdown}`);
    } else {
      text += char;
    }
  }
  if (boldFrom !== null) throw new Error('Bold that does not end');
  return { text, bold };
}

/** Discord's marks of code: as many backticks at the end as at the beginning. */
const CODE = /^(?<marks>`+)(?<inner>[^]*?[^`])\k<marks>(?!`)/;
const WITHOUT_CODE = /^(?:\\[^]|[^`\\])+/;

/** The same with code, which keeps its marks. */
export function displayedWithCode(markdown: string): string {
  let text = '';
  for (let rest = markdown; rest !== '';) {
    const [code] = CODE.exec(rest) ?? [];
    const part = code ?? WITHOUT_CODE.exec(rest)?.[0];
    if (part === undefined) throw new Error(`Code that does not end: ${rest}`);
    text += code ?? displayedText(part).text;
    rest = rest.slice(part.length);
  }
  return text;
}
