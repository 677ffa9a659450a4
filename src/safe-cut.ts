/** The nearest place at or before `index` that does not part a surrogate pair. */
export function safeCut(text: string, index: number): number {
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index);
  const isPair = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  return isPair ? index - 1 : index;
}
