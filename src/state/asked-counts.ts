import type { AskedRecord } from './state.ts';

/** What of a figure tells it from others: it has no id that a copy would keep. */
const askedKey = ({ at, isAnswered, latencyMs }: AskedRecord): string => `${at} ${isAnswered} ${latencyMs}`;

/** Figures that are alike, once, with how many there are: two questions may be answered at the same time, as fast. */
export function countAlike(
  asked: readonly AskedRecord[],
): Map<string, { readonly record: AskedRecord; readonly count: number }> {
  const alike = new Map<string, { record: AskedRecord; count: number }>();
  for (const record of asked) {
    const key = askedKey(record);
    const known = alike.get(key);
    if (known) known.count += 1;
    else alike.set(key, { record, count: 1 });
  }
  return alike;
}
