import type { RollbackPlan } from '../../reindexing/generations.ts';
import type { GenerationInfo } from '../../stores/store.ts';
import type { Strings } from '../../strings/english.ts';
import { type BotMessage, botMessage, button, buttonRows } from './bot-message.ts';
import { LIMITS } from './limits.ts';
import { listFields } from './reindex-message.ts';

const ASK_COLOR = 0xb26a00;

/** What a rollback would do, with the button that does it. */
export function rollbackMessage(plan: RollbackPlan, strings: Strings): BotMessage {
  const { reindex } = strings;
  const describe = ({ generation, createdAt, sources }: GenerationInfo) => ({
    generation,
    sources,
    date: momentText(createdAt, strings),
  });
  const lists: (readonly [string, readonly string[]])[] = [
    [reindex.leaving, plan.leaving],
    [reindex.changing, plan.changing],
    [reindex.returning, plan.returning],
  ];
  const what = reindex.rollbackWhat(describe(plan.to), describe(plan.from));
  const isSame = lists.every(([, ids]) => ids.length === 0);
  return botMessage({
    embeds: [
      {
        color: ASK_COLOR,
        title: reindex.rollbackTitle,
        description: isSame ? `${what}\n\n${reindex.rollbackSame}` : what,
        fields: listFields(lists, reindex.andMore),
      },
    ],
    components: buttonRows([
      button(
        { kind: 'rollback', from: plan.from.generation, to: plan.to.generation },
        reindex.rollbackDo,
        'danger',
      ),
      button({ kind: 'keepGeneration' }, reindex.rollbackKeep),
    ]),
  });
}

/** Generations that begin with what is typed, by what tells them apart. */
export function generationChoices(
  kept: readonly GenerationInfo[],
  typed: string,
  strings: Strings,
): { name: string; value: number }[] {
  return kept
    .filter(({ generation }) => String(generation).startsWith(typed))
    .slice(0, LIMITS.choices)
    .map(({ generation, createdAt, sources }) => ({
      name: `${generation} · ${momentText(createdAt, strings)} · ${strings.sourcesTitle(sources)}`,
      value: generation,
    }));
}

function momentText(iso: string, { dateLocale }: Strings): string {
  const format = new Intl.DateTimeFormat(dateLocale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(new Date(iso))} UTC`;
}
