import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ascription, ascriptionsIn, saysItOfOthers } from '../../../src/answer/ascription/subjects.ts';
import { questionTokens } from '../../../src/answer/ascription/tokens.ts';
import { stemSetOf } from '../../../src/retrieval/stems.ts';

const TEXTS = [
  'The French foreign minister Ann Lee met the Danish delegation in Oslo.',
  'Bob Costa warned of storms. Lee advised caution, and Costa of the harbour board agreed.',
  'Norway demands guarantees. Denmark, which has none to give, refused.',
  'Kremlin aides praised the Finnish plan; the Bank of Harbour lent nothing.',
];

const ascriptionsOf = (question: string): Ascription[] =>
  ascriptionsIn(question, questionTokens(question, TEXTS));

const isOfOthers = (question: string, sentence: string): boolean =>
  saysItOfOthers(ascriptionsOf(question), sentence);

const textOf = (...words: string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((all) => all.join(' '));

describe('what is said of others', () => {
  it.each([
    // Offices and groups of another country.
    ['Who is the French president?', 'Finnish President Ann Lee praised France.', false],
    [
      'Who is the French president?',
      'Finnish President Ann Lee spoke at length about help for France.',
      true,
    ],
    ['Who is the president of France?', 'The Finnish President spoke.', true],
    ['Who is the president of France?', 'French President Ann Lee spoke.', false],
    ["Who is France's foreign minister?", 'The Danish foreign minister spoke.', true],
    ["Who is France's foreign minister?", 'Foreign Minister Ann Lee spoke.', false],
    ['Who leads the Danish delegation?', 'Ann Lee leads the U.S. delegation.', true],
    ['Who leads the U.S. delegation?', 'Ann Lee leads the American delegation.', false],
    // What somebody else does.
    ['What did Lee warn about?', 'In the evening Bob Costa warned about the storms.', true],
    ['What did Costa warn about?', 'In the evening Bob Costa warned about the storms.', false],
    ['what did lee warn about', 'In the evening Bob Costa warned about the storms.', true],
    ['Which guarantees does Denmark demand?', 'The coast of Norway demands guarantees.', true],
    ['Which guarantees does Oslo demand?', 'The Norwegian side demands guarantees.', false],
    ['When must Moscow leave?', 'Russian troops will leave soon.', false],
    // What is done to somebody else, or by the one it was asked of.
    ['Who warned Lee?', 'In the evening Ann Lee warned of storms.', true],
    ['Who warned Lee?', 'In the evening they warned Bob Costa.', true],
    ['Who warned Lee?', 'In the evening they warned Ann Lee.', false],
    ['When will the envoys visit Oslo?', 'They will visit Copenhagen on Friday.', true],
    ['When will the envoys visit Oslo?', 'They will visit Norway on Friday.', false],
    ['Where will Costa meet Lee?', 'Costa will meet with Ann Lee.', false],
    // A passive says who suffers before the verb.
    ['Who warned Lee?', 'Ann Lee was warned by Bob Costa.', false],
    ['Who warned Lee?', 'Ann Lee had not been openly warned by anyone.', false],
    ['Who warned Lee?', 'Ann Lee warned by harbour board.', false],
    ['Who warned Lee?', 'Bob Costa was told that Lee warned the board.', true],
    ['Who praised Norway?', 'Norway was praised by Denmark for its plan.', false],
    // What two do together, either does.
    ['Who met Costa?', 'Bob Costa met Ann Lee in Oslo.', false],
    ['Who spoke to Costa?', 'Bob Costa spoke with Ann Lee.', false],
    ['When did Lee meet Costa?', 'On Friday Costa will meet Ann Lee.', false],
    ['Who met Costa?', 'In the evening Ann Lee met Eve Ray.', true],
    ['Who was warned by Lee?', 'In the evening Bob Costa warned Eve Ray.', true],
    ['Who was warned by Lee?', 'In the evening Ann Lee warned Eve Ray.', false],
    ['Who was warned by Lee?', 'Bob Costa was warned by Ann Lee.', false],
    // A name behind an article may do what follows it, or have it.
    ['What did the Harbour board call unsafe?', 'The Harbour pier that Bob Costa left is unsafe.', false],
    ['What did the Bank of Harbour call unsafe?', 'The boats of Bob Costa are unsafe.', false],
    ['What did the Bergen crew lend?', 'The boats of Bob Costa had a crew.', false],
    ['What did the Danish crew lend?', 'The boats of Norway had a crew.', true],
    // A country is not a person, who may be of it.
    ['Which guarantees does Norway demand?', 'Today Bob Costa demands guarantees.', false],
    // Who holds an office is not said where there is none.
    ['Who is the French ambassador?', 'Ann Lee praised France.', true],
    ['Where is the French ambassador?', 'Ann Lee praised France.', false],
    // Said of nobody, or of somebody in another clause.
    ['What did Lee warn about?', 'The board warned about storms.', false],
    ['What did Lee warn about?', 'Costa agreed, and the board warned about storms.', false],
    ['Why did the storm end?', 'Bob Costa said that the storm would end.', false],
    ['When was the Bank of Harbour founded?', 'Bank of Harbour branches were founded in Norway.', false],
  ])('%s %s', (question, sentence, expected) => {
    expect(isOfOthers(question, sentence)).toBe(expected);
  });

  it.each([
    {
      what: 'what somebody did',
      whose: ['Ann Lee', 'Bob Costa', 'Eve Ray'],
      ask: (who: string) => `What did ${who} warn about?`,
      say: (who: string) => `In the evening ${who} warned about the storms.`,
    },
    {
      what: 'what was done to a country',
      whose: ['Norway', 'Denmark', 'France'],
      ask: (who: string) => `When will the envoys visit ${who}?`,
      say: (who: string) => `They will visit ${who} on Friday.`,
    },
    {
      what: 'what a country has',
      whose: ['Norwegian', 'Danish', 'French'],
      ask: (who: string) => `Who leads the ${who} delegation?`,
      say: (who: string) => `He leads the ${who} delegation.`,
    },
  ])('is $what, of each but the one asked about', ({ whose, ask, say }) => {
    for (const asked of whose) {
      const others = whose.filter((who) => isOfOthers(ask(asked), say(who)));
      expect(others).toEqual(whose.filter((who) => who !== asked));
    }
  });

  it('is nothing in a sentence that names nobody', () => {
    const said = ['warn', 'demand', 'delegation', 'plan'];
    const question = textOf(
      'Lee',
      'Costa',
      'Norway',
      'Danish',
      'the',
      'of',
      'by',
      'did',
      'was',
      ',',
      ...said,
    );
    let found = 0;
    fc.assert(
      fc.property(question, textOf('they', 'the', 'of', 'by', 'was', ',', ...said), (asked, sentence) => {
        const ascriptions = ascriptionsOf(asked).filter(({ isOffice }) => !isOffice);
        expect(saysItOfOthers(ascriptions, sentence)).toBe(false);
        const stems = stemSetOf(sentence);
        found += ascriptions.filter((one) => stems.has(one.said)).length;
      }),
      { numRuns: 1_000 },
    );
    // Else no rule has looked at anything.
    expect(found).toBeGreaterThan(20);
  });
});
