/** Arithmetic mean; null of no values. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Middle value, or the mean of the two middle ones; null of no values. */
export function median(values: readonly number[]): number | null {
  const ordered = values.toSorted((a, b) => a - b);
  const half = Math.floor(ordered.length / 2);
  const upper = ordered[half];
  if (upper === undefined) return null;
  const lower = ordered[half - 1];
  return ordered.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}
