import * as fc from 'fast-check';
import type { AskedThing, PlainReason, Reason, ToldSource } from '../../src/domain.ts';

type Code = Reason['code'];
type ReasonOf<C extends Code> = Extract<Reason, { code: C }>;

/** Reasons that are one sentence each; one that is added and not here does not compile. */
const PLAIN: Readonly<Record<PlainReason, true>> = {
  empty: true,
  greeting: true,
  thanks: true,
  help: true,
  doubt: true,
  command: true,
  injection: true,
  unclear: true,
  'not-english': true,
  'nothing-near': true,
  'asks-for-judgement': true,
  'said-of-others': true,
  unsure: true,
};
const LACKING: Readonly<Record<AskedThing, true>> = {
  person: true,
  place: true,
  time: true,
  duration: true,
  percentage: true,
  money: true,
  number: true,
  reason: true,
  statement: true,
};

export const PLAIN_REASONS = Object.keys(PLAIN) as PlainReason[];
export const ASKED_THINGS = Object.keys(LACKING) as AskedThing[];

/** Reasons of every kind, made of such texts; one that is added and not here does not compile. */
export function reasonsFrom(text: fc.Arbitrary<string>): fc.Arbitrary<Reason> {
  const texts = fc.array(text, { minLength: 1, maxLength: 12 });
  const detail = fc.option(text, { nil: null });
  const source: fc.Arbitrary<ToldSource> = fc.record({
    number: fc.integer({ min: 1, max: 20_000 }),
    title: text,
    outlet: detail,
    byline: detail,
    publishedAt: detail,
    words: fc.nat(),
  });
  const told = fc.record({ sources: fc.array(source, { maxLength: 10 }), left: fc.nat({ max: 20_000 }) });
  const withData: { [C in Exclude<Code, PlainReason>]: fc.Arbitrary<ReasonOf<C>> } = {
    'only-credited': texts.map((names) => ({ code: 'only-credited', names })),
    'unknown-names': texts.map((names) => ({ code: 'unknown-names', names })),
    'unknown-words': texts.map((words) => ({ code: 'unknown-words', words })),
    lacking: fc.constantFrom(...ASKED_THINGS).map((what) => ({ code: 'lacking', what })),
    'no-such-phrase': text.map((phrase) => ({ code: 'no-such-phrase', phrase })),
    'unknown-source': fc.record({
      code: fc.constant('unknown-source'),
      names: texts,
      offered: fc.array(fc.record({ number: fc.nat(), name: text }), { maxLength: 8 }),
      left: fc.nat(),
    }),
    'source-list': fc.record({
      code: fc.constant('source-list'),
      total: fc.nat(),
      indexedAt: fc
        .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
        .map((day) => day.toISOString()),
      isAgeUnknown: fc.boolean(),
      told,
    }),
    mentions: fc.record({
      code: fc.constant('mentions'),
      subject: text,
      total: fc.nat(),
      isLeast: fc.boolean(),
      told,
    }),
  };
  const plain = fc.constantFrom(...PLAIN_REASONS).map((code): Reason => ({ code }));
  return fc.oneof(plain, ...(Object.values(withData) as fc.Arbitrary<Reason>[]));
}
