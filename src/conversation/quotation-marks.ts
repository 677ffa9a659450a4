const OWN_OPENING = /^["“”„«»]/u;
const OWN_CLOSING = /["“”«»]$/u;

/**
 * Puts quotation marks around a quote, but for those that it has itself: none stands twice, and where its own
 * opens it, which ends within, none of ours could close.
 *
 * @param drawn the quote as a place draws it; nothing of it is changed
 */
export function quoted(text: string, drawn = text): string {
  const { open, close } = marksAround(text);
  return `${open}${drawn}${close}`;
}

/** The marks that `quoted` adds. */
export function marksAround(text: string): { readonly open: string; readonly close: string } {
  const isOpen = OWN_OPENING.test(text);
  return { open: isOpen ? '' : '“', close: isOpen || OWN_CLOSING.test(text) ? '' : '”' };
}
