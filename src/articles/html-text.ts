/** The part of a DOM node that reading its text needs. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: HtmlNode | null;
  readonly nextSibling: HtmlNode | null;
  readonly parentNode: HtmlNode | null;
}

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;
const NO_TEXT = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT SVG NAV FOOTER FORM BUTTON SELECT TEXTAREA IFRAME OBJECT VIDEO AUDIO FIGCAPTION HEAD'.split(
    ' ',
  ),
);
const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD MARK Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR LABEL IMG PICTURE'.split(
    ' ',
  ),
);

/** Where a browser may break a word: soft hyphens and spaces without width. To search they would part it. */
const BREAK_HINTS = /[\u00ad\u200b]/g;

/**
 * The text of a node: one paragraph per block element, apart by a blank line; white space within one is a single
 * space, and what only says where a word may be broken is left out. Walks without recursion, so that no nesting
 * is too deep for it.
 */
export function textOf(root: HtmlNode): string {
  const paragraphs: string[] = [];
  let parts: string[] = [];
  const endParagraph = (): void => {
    const text = parts
      .join('')
      .replace(BREAK_HINTS, '')
      .replace(/[ \t\r\n\f\u00a0]+/gu, ' ')
      .trim();
    if (text !== '') {
      paragraphs.push(text);
    }
    parts = [];
  };
  let node: HtmlNode | null = root;
  while (node !== null) {
    const name = node.nodeName.toUpperCase();
    const isBlock = node.nodeType === ELEMENT_NODE && !INLINE.has(name);
    if (isBlock) {
      endParagraph();
    }
    if (node.nodeType === TEXT_NODE) {
      parts.push(node.nodeValue ?? '');
    }
    if (node.firstChild !== null && node.nodeType === ELEMENT_NODE && !NO_TEXT.has(name)) {
      node = node.firstChild;
      continue;
    }
    // Up to the nearest node with a sibling, ending the paragraphs of the blocks left behind.
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      if (node !== null && !INLINE.has(node.nodeName.toUpperCase())) {
        endParagraph();
      }
    }
    node = node === null || node === root ? null : node.nextSibling;
  }
  endParagraph();
  return paragraphs.join('\n\n');
}
