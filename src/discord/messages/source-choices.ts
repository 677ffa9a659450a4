import { matchingSources } from '../../conversation/sources.ts';
import type { StoredSource } from '../../stores/store.ts';
import { titleOf } from '../../conversation/labels.ts';
import { sourceKey } from '../../conversation/source-numbers.ts';
import { LIMITS } from './limits.ts';
import { plainText } from './plain.ts';

/** What autocomplete offers while a source's name is typed. */
export function sourceChoices(
  sources: readonly StoredSource[],
  typed: string,
): { name: string; value: string }[] {
  return matchingSources(sources, typed)
    .slice(0, LIMITS.choices)
    .map(({ source, number }) => ({
      name: plainText(`[${number}] ${titleOf(source)}`, LIMITS.choiceName),
      value: source.id.length <= LIMITS.choiceValue ? source.id : sourceKey(source.id),
    }));
}
