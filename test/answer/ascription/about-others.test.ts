import { describe, expect, it } from 'vitest';
import { speaksOfOthersThan } from '../../../src/answer/ascription/about-others.ts';

const TEXTS = [
  'Today Finnish President Ann Lee and Danish Foreign Minister Bob Costa met in Oslo.',
  'Lee advised caution, and Costa agreed. The Danish delegation, led by Costa, told Lee of the storm in Bergen.',
];

const isOfOthers = (question: string, sentence: string): boolean =>
  speaksOfOthersThan(question, TEXTS)(sentence);

describe('sentences that speak of others', () => {
  it.each([
    // People, whose country the texts tell.
    ['Who is the president of Norway?', 'On a visit to Norway, President Lee spoke.', true],
    ['Who is the president of Finland?', 'On a visit to Norway, President Lee spoke.', false],
    ['Which guarantees does Norway demand?', 'Today Bob Costa demands guarantees.', true],
    ['Which guarantees does Denmark demand?', 'Today Bob Costa demands guarantees.', false],
    ['Who represents Norway in Oslo?', 'Eve Ray, representing former President Ann Lee, is there.', true],
    ['Who represents Finland in Oslo?', 'Eve Ray, representing former President Ann Lee, is there.', false],
    // Offices of several words.
    ['Who is the Danish secretary of state?', 'Danish Army Secretary Eve Ray spoke.', true],
    ['Who is the Danish army secretary?', 'Danish Army Secretary Eve Ray spoke.', false],
    ["What's the name of the foreign minister?", 'The prime minister spoke.', true],
    ["What is the name of Denmark's ambassador?", 'Bob Costa praised Denmark.', true],
    ['Who led the board when the storm came?', 'Ann Lee said Friday that Costa led it.', false],
    ['When the storm came, who led the board?', 'Ann Lee said Friday that Costa led it.', false],
    ['When did the foreign minister speak?', 'The prime minister spoke.', false],
    ['Who is Prime Minister Ann Lee?', 'Ann Lee, a baker from Bergen, is liked.', false],
    ['who is prime minister eve ray', 'Eve Ray, a baker from Bergen, is liked.', false],
    ['Who is Vice President AB Ray?', 'AB Ray is a former senator from Bergen.', false],
    ["Who is Lee's army secretary?", 'Secretary Eve Ray spoke.', false],
    ['Who is the Danish special envoy?', 'Eve Ray is the Danish envoy.', false],
    ['Who is the former president?', 'Ann Lee, who was president until 2017, is liked.', false],
    ['Who was the former prime minister?', 'Ann Lee, who was president until 2017, is liked.', true],
    ['Who is the prime minister now?', 'Ann Lee, who was president until 2017, is liked.', false],
    ['Who is the defense secretary?', 'Eve Ray is the secretary of defence.', false],
    // Whose words.
    ['What did Lee say about the storm?', 'In Oslo Bob Costa warned of the storm.', true],
    ['What did Costa say about the storm?', 'In Oslo Bob Costa warned of the storm.', false],
    ['What did Denmark say about the storm?', 'In Oslo Bob Costa warned of the storm.', false],
    ['What did Finland say about the storm?', 'In Oslo Bob Costa warned of the storm.', true],
    ['What did President Lee say?', 'According to Costa, the storm is over.', true],
    ['What did Lee say?', 'Bob Costa, an adviser to Lee, said it was over.', false],
    ['What did Lee say?', '“It is over,” said Bob Costa.', true],
    ['What did Costa say?', '“It is over,” said Foreign Minister Bob Costa.', false],
    ['What did Costa say?', 'The Danish side said it was over.', false],
    ['What did Costa say?', 'The Finnish side said it was over.', true],
    ['What did Costa say?', 'Finnish President Ann Lee said it was over.', true],
    ['What did Costa say?', '“It is over,” the Danish minister said, according to Selby News.', false],
    ['What did Costa say?', 'According to Selby News, the Finnish minister said it was over.', true],
    [
      'What did Ann Lee say about Costa?',
      'In May Costa announced a stop of ferries, according to Ann Lee.',
      false,
    ],
    ['What did Ann Lee say?', 'The first draft that Bob Costa wrote is lost, according to Ann Lee.', false],
    [
      'What did Ann Lee say?',
      'On Friday Mayor Costa added two posts to the plan, according to Ann Lee.',
      false,
    ],
    ['What did Ann Lee say?', '“It is over,” Bob Costa said, according to Ann Lee.', true],
    // To whom, and on whom.
    ['What did Costa tell Lee?', 'Today Bob Costa told Eve Ray that it was over.', true],
    ['What did Costa tell Lee?', 'Today Bob Costa told Lee that it was over.', false],
    ['What did Costa say to Lee?', 'Today Bob Costa said that it was over.', true],
    ['What did Costa say about Lee?', 'Today Bob Costa said that it was over.', true],
    ['What did Costa say about Norway?', 'Today Bob Costa said that it was over.', false],
    // Nobody is said to speak, or nobody by a name.
    ['What did Lee say?', 'Later he said that Costa was tired.', false],
    ['What did Lee say?', 'Costa was tired despite claims from officials.', false],
    // "He" is not whom he names.
    ['What did Lee say about Costa?', 'He claimed that Costa was as tired as Ann Lee.', true],
    ['What did Lee say about Costa?', 'He claimed that Costa was tired.', false],
    ['What did Lee say about Costa?', 'He said nothing of Costa, Ann Lee said.', false],
    ['What did Lee say about Costa?', 'Ann Lee praised Costa before he said that it was over.', false],
    ['What did Finland say about Costa?', 'She said that Costa was welcome in Finland.', false],
    ['What did Lee say?', 'Costa was tired.', false],
    ['What did the board say?', 'In Oslo Bob Costa warned of the storm.', false],
    ['What did Lee build?', 'In Oslo Bob Costa warned of the storm.', false],
    ['Did Lee warn of it?', '“It is over,” said Bob Costa.', false],
    // A day is no speaker, and the one asked may stand anywhere before his words, also alone at the beginning.
    ['What did Lee say about the storm?', 'Lee on Thursday said the storm was bad.', false],
    ['What did Lee say about the storm?', 'Ann Lee, in a speech, said Thursday the storm was bad.', false],
    ['What did Lee say about the storm?', 'Lee, who met Costa on Thursday, said the storm was bad.', false],
    ['What did Lee say about the storm?', 'The storm was bad, the mayor said in Sept.', false],
    ['What did Lee say on Monday?', 'Today Ann Lee said that it was over.', false],
    ['What did Lee say?', 'Bob Costa said Lee claims it was over.', false],
    ['What did Costa say about the storm?', 'Ann Lee, in a speech, said Thursday the storm was bad.', true],
    // No verbs.
    ['What did Lee say about the storm?', 'More support from the United States is needed.', false],
    ['What did Lee say about the storm?', 'In Oslo the proposal by Bob Costa was read.', false],
    // Who is meant by a pronoun or a title.
    ['What did Lee say about Costa?', '“I do not trust him,” Ann Lee said.', false],
    ['What did Lee say about Costa?', '“The foreign minister is tired,” Ann Lee said.', false],
    ['What did Lee say about Costa?', '“The Danish leader is tired,” Ann Lee said.', false],
    ['What did Lee say about Costa?', '“The boats are here,” President Ann Lee said.', true],
    // Shares.
    ['What percentage of Bergen is flooded?', 'Water covers 20% of Norwegian territory.', true],
    ['What percentage of Norway is flooded?', 'Water covers 20% of Norwegian territory.', false],
    ['How much of Bergen is flooded?', 'Water covers 20% of Norwegian territory and most of Bergen.', false],
    ['What percentage of Bergen is flooded?', 'Water covers 20% of Norway and parts of Bergen.', true],
    ['How much of Bergen is flooded?', 'Water covers most of Bergan.', false],
    ['How much of Bergen is flooded?', 'Water covers a fifth of the streets.', false],
    ['How much of Bergen is flooded?', 'Water covers a fifth of Lee boats.', false],
    ['How much of Bergen is flooded?', 'Norway is flooded.', false],
    ['How much of the city is flooded?', 'Water covers a fifth of Norway.', false],
    // Days on which something was told.
    ['When was the storm?', 'On Friday, Ann Lee said the storm was over.', true],
    ['When was the storm?', 'Ann Lee on Friday denied that there was a storm.', true],
    ['When was the storm?', 'Ann Lee told reporters in Oslo on Friday that the storm was over.', true],
    ['On which day was the storm?', 'Ann Lee said Friday the storm was over.', true],
    ['When was the call?', 'Ann Lee said Friday the call was over.', true],
    ['When was the storm?', 'Ann Lee said Friday the storm was over by last week.', false],
    ['When was the storm?', 'Ann Lee said Friday the storm of May was over.', false],
    ['When was the storm?', 'Ann Lee said that the storm that came with the rain on Friday was over.', false],
    ['When was the storm?', 'Ann Lee said that the storm was over.', false],
    ['When did Lee say that it was over?', 'Ann Lee said Friday the storm was over.', false],
    ['What was over?', 'Ann Lee said Friday the storm was over.', false],
    ['When was the storm?', 'Lee on Friday night said the storm was over.', true],
    ['When was the storm?', 'The president of Finland on Friday said the storm was over.', true],
    ['When was the storm?', 'On Friday Ann Lee said the storm was over.', true],
    ['When was the storm?', 'Ann Lee told the board in Oslo on Friday that the storm was over.', false],
    // Nouns and names are no verbs of telling.
    ['When did Lee visit the United States?', 'Lee visited the United States on Monday.', false],
    ['When did the two hold a call?', 'The two presidents held a phone call on Monday.', false],
    ['When did Lee call Costa?', 'Lee called Costa on Monday.', false],
    ['When did Lee call for help?', 'Lee told reporters Monday that help was wanted.', false],
    // Days of what happens.
    ['When does the fair begin?', 'Lee said boats arrive on Monday.', false],
    ['When does the fair begin?', 'Lee said Costa on Monday opens it.', false],
    ['When does the fair begin?', 'Lee said Monday was the first day.', false],
    ['When does the fair begin?', "Lee said Monday's fair was large.", false],
    ['When does the fair begin?', 'It will begin on Monday, said Ann Lee.', false],
    ['When does the fair begin?', 'It will begin, Ann Lee said, on Monday.', false],
    ['When does the fair begin?', 'On Monday, Ann Lee said, it will begin.', false],
    ['When does the fair begin?', 'Lee announced a fair from Monday.', false],
    ['When did the fair end?', 'The fair concluded on Monday.', false],
    ['When was the baker caught?', 'The baker caught in Oslo on Monday denied it.', false],
    // Other times beside.
    ['When was the fair agreed on?', 'Lee said Friday the fair was agreed on two days earlier.', false],
    ['When was the fair agreed on?', 'Lee said Friday the fair was agreed on over the weekend.', false],
    ['When was the fair agreed on?', 'Lee said Friday the fair was agreed on, on 3 Sept.', false],
    ['When does the fair begin?', 'Lee said Friday the fair starts at 9 p.m.', false],
    ['When does the fair begin?', 'Lee said Friday the fair starts tomorrow.', false],
    ['When does the fair begin?', 'Lee said Friday the fair starts once all boats are in.', false],
  ])('%s %s', (question, sentence, expected) => {
    expect(isOfOthers(question, sentence)).toBe(expected);
  });
});
