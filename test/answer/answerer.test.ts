import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../src/answer/answerer.ts';
import { checkReceipt } from '../../src/answer/quotes/receipt.ts';
import type { Scored, Snapshot } from '../../src/stores/store.ts';
import { ARTICLES, useRealAnswerer } from './real-answerer.ts';

describe('createAnswerer, with the real models on articles of our own', () => {
  const real = useRealAnswerer();

  it.each([
    ['Who repaired the lamp?', 'Ines Duarte', 'Ines Duarte'],
    ['How much did the repairs cost?', '$240,000', '240,000'],
    ['how many steps are there', '199 steps', '199'],
    ['Who is the chairman of the harbour board?', 'Otto Brandt', 'Otto Brandt'],
  ])('%s', async (question, part, words) => {
    const { status, quotes } = await real.answerer.ask(real.snapshot, question);
    expect(status).toBe('answered');
    expect(quotes[0]!.text).toContain(part);
    const { highlight, source: cited } = quotes[0]!;
    expect(ARTICLES[cited.id]!.slice(highlight!.start, highlight!.end)).toContain(words);
  });

  it.each([
    ['How\nmany  visitors does the town expect?', 'How many visitors does the town expect?'],
    ['What did Ine\u0301s Duarte say?', 'What did In\u00e9s Duarte say?'],
  ])('reads %j however it is spaced and its accents are written', async (asked, plain) => {
    const answer = await real.answerer.ask(real.snapshot, asked);
    expect(answer).toEqual({ ...(await real.answerer.ask(real.snapshot, plain)), question: asked });
  });

  it('quotes only what stands in the article, with a receipt for it', async () => {
    for (const question of [
      'When does it reopen?',
      'What did Duarte say?',
      'Who complained about lost ships?',
    ]) {
      const { quotes, closest } = await real.answerer.ask(real.snapshot, question);
      for (const quote of closest === null ? quotes : [...quotes, closest]) {
        expect(() => checkReceipt(quote, ARTICLES[quote.source.id]!)).not.toThrow();
      }
    }
  });

  it('tells what an answer was decided on, where anything was weighed', async () => {
    const heard: Judgement[] = [];
    const { quotes } = await real.answerer.ask(real.snapshot, 'Who repaired the lamp?', {}, (judgement) =>
      heard.push(judgement),
    );
    expect(heard).toHaveLength(1);
    const [{ ranked, confidence, threshold }] = heard as [Judgement];
    expect(ranked[0]!.candidate.sentence.text).toBe(quotes[0]!.text);
    expect(ranked.length).toBeGreaterThan(quotes.length);
    expect(confidence).toBeGreaterThan(threshold);
    await real.answerer.ask(real.snapshot, 'hello', {}, (judgement) => heard.push(judgement));
    expect(heard).toHaveLength(1);
  });

  it('says once what two sources say', async () => {
    const { quotes } = await real.answerer.ask(
      real.snapshot,
      'When will the lighthouse at Cape Morrow reopen?',
    );
    expect(quotes[0]!.text).toContain('14 March');
    expect(quotes[0]!.alsoIn).toHaveLength(1);
    expect(quotes.filter(({ text }) => text.includes('14 March'))).toHaveLength(1);
    const [also] = quotes[0]!.alsoIn;
    expect(ARTICLES[also!.source]!.slice(also!.start, also!.end)).toContain('14 March');
  });

  it('shows side by side what sources say differently, and that they do', async () => {
    const { quotes, disagreement } = await real.answerer.ask(
      real.snapshot,
      'How many visitors does the town expect?',
    );
    expect(disagreement?.on).toBe('number');
    const said = disagreement!.sides.map(({ quote, words }) => {
      expect(quotes[quote]!.start).toBeLessThanOrEqual(words.start);
      return ARTICLES[quotes[quote]!.source.id]!.slice(words.start, words.end);
    });
    expect(said.toSorted()).toEqual(['20,000', '35,000']);
    const agreed = await real.answerer.ask(real.snapshot, 'When will the lighthouse at Cape Morrow reopen?');
    expect(agreed.disagreement).toBeUndefined();
  });

  it.each(['Duarte', 'Duarte?', 'What about Duarte?', 'What is said about Duarte?', 'tell me about duarte'])(
    'quotes what names somebody for %j',
    async (question) => {
      const { status, quotes } = await real.answerer.ask(real.snapshot, question);
      expect(status).toBe('answered');
      for (const { text } of quotes) expect(text).toContain('Duarte');
    },
  );

  it('asks whom a question means that names nobody, unless it is narrowed to a source', async () => {
    const unclear = await real.answerer.ask(real.snapshot, 'And where did they meet?');
    expect(unclear).toMatchObject({ status: 'no-answer', kind: 'unclear', closest: null });
    expect(unclear.reason).toEqual({ code: 'unclear' });
    const narrowed = await real.answerer.ask(real.snapshot, 'When does it reopen?', { only: ['herald'] });
    expect(narrowed.kind).toBeUndefined();
  });

  it('has no answer for what no source says, and names what is unknown', async () => {
    const answer = await real.answerer.ask(real.snapshot, 'Who is Wolfgang Amadeus Mozart?');
    expect(answer).toMatchObject({
      status: 'no-answer',
      quotes: [],
      reason: { code: 'unknown-names', names: ['Wolfgang Amadeus Mozart'] },
    });
    expect(answer.closest).not.toBeNull();
  });

  it('affirms nothing of a person that no source speaks of', async () => {
    for (const question of ['Is Ines Duarte a thief?', 'Is Otto Brandt corrupt?']) {
      expect(await real.answerer.ask(real.snapshot, question)).toMatchObject({
        status: 'no-answer',
        quotes: [],
      });
    }
  });

  it('finds the sentences that have a bare name, and marks it', async () => {
    const { status, quotes } = await real.answerer.ask(real.snapshot, 'otto brandt');
    expect(status).toBe('answered');
    const { highlight, source: cited } = quotes[0]!;
    expect(ARTICLES[cited.id]!.slice(highlight!.start, highlight!.end)).toBe('Otto Brandt');
  });

  it('finds a bare name that is misspelt', async () => {
    const { quotes, readAs, confidence } = await real.answerer.ask(real.snapshot, 'ines duarta');
    const { highlight, source: cited } = quotes[0]!;
    expect(ARTICLES[cited.id]!.slice(highlight!.start, highlight!.end)).toBe('Ines Duarte');
    expect(readAs).toEqual([{ from: 'duarta', to: 'Duarte' }]);
    const exact = await real.answerer.ask(real.snapshot, 'ines duarte');
    expect(exact).not.toHaveProperty('readAs');
    expect(confidence).toBeLessThan(exact.confidence);
  });

  it('tells which words it read otherwise, whether or not there is an answer', async () => {
    const told = [{ from: 'lighthuose', to: 'lighthouse' }];
    const answered = await real.answerer.ask(real.snapshot, 'When will the lighthuose reopen?');
    expect(answered).toMatchObject({ status: 'answered', readAs: told });
    const declined = await real.answerer.ask(real.snapshot, 'Did Napoleon visit the lighthuose?');
    expect(declined).toMatchObject({ status: 'no-answer', readAs: told });
  });

  it('never says of the nearest passage that this source alone says so', async () => {
    const { closest } = await real.answerer.ask(real.snapshot, 'Did Napoleon visit the lighthouse?');
    expect(closest).not.toHaveProperty('onlySource');
  });

  it('takes quotation marks at their word', async () => {
    const { quotes } = await real.answerer.ask(real.snapshot, '"lost the whole tower"');
    expect(quotes[0]!.text).toContain('lost the whole tower');
    expect(await real.answerer.ask(real.snapshot, '"lost the entire tower"')).toMatchObject({
      status: 'no-answer',
      reason: { code: 'no-such-phrase', phrase: 'lost the entire tower' },
    });
    const speaker = await real.answerer.ask(real.snapshot, 'Who said "the whole tower"?');
    expect(speaker.status).toBe('answered');
    for (const { text } of speaker.quotes) expect(text).toContain('the whole tower');
    expect(await real.answerer.ask(real.snapshot, 'Who nearly lost "the entire tower"?')).toMatchObject({
      status: 'no-answer',
      closest: null,
      reason: { code: 'no-such-phrase', phrase: 'the entire tower' },
    });
  });

  it('finds words in quotation marks where the passages nearest to the question lack them', async () => {
    const { snapshot } = real;
    const away = new Set((await snapshot.lexicalPassages(['tower'], 9)).map(({ id }) => id));
    const without = (found: Scored[]): Scored[] => found.filter(({ id }) => !away.has(id));
    const far: Snapshot = {
      ...snapshot,
      densePassages: async (...rest) => without(await snapshot.densePassages(...rest)),
      lexicalPassages: async (...rest) => without(await snapshot.lexicalPassages(...rest)),
    };
    for (const question of ['Who said "the whole tower"?', 'Which reporters heard "the whole tower"?']) {
      const found = await real.answerer.ask(far, question);
      expect(found).toMatchObject({ status: 'answered', closest: null, reason: null });
      expect(found.quotes.map(({ text }) => text.includes('the whole tower'))).toEqual([true]);
    }
    expect(await real.answerer.ask(far, 'Who nearly lost "the entire tower"?')).toMatchObject({
      status: 'no-answer',
      reason: { code: 'no-such-phrase', phrase: 'the entire tower' },
    });
    const unknown = await real.answerer.ask(far, 'What did Aldous Finch say of "the whole tower"?');
    expect(unknown).toMatchObject({
      status: 'no-answer',
      reason: { code: 'unknown-names', names: ['Aldous Finch'] },
    });
    expect(unknown.closest!.text).toContain('the whole tower');
    for (const question of ['Did Ines Duarte lose "the whole tower"?', 'Who cooks in "the whole tower"?']) {
      const unsure = await real.answerer.ask(far, question);
      expect(unsure).toMatchObject({ status: 'no-answer', quotes: [], reason: { code: 'unsure' } });
      expect(unsure.closest!.text).toContain('the whole tower');
    }
    const german = await real.answerer.ask(far, 'Wer sagte etwas über „die ganze Stadt“ und warum?');
    expect(german.reason).toEqual({ code: 'not-english' });
    const small = await real.answerer.ask(far, 'Who paid "for"?', { only: ['herald'] });
    expect(small.reason?.code).not.toBe('nothing-near');
  });

  it('quotes the sentence before, too, where a pronoun needs it', async () => {
    const { status, quotes } = await real.answerer.ask(real.snapshot, '"lost their way"');
    expect(status).toBe('answered');
    expect(quotes[0]!.text).toBe('Fishermen had complained that ships lost their way without it.');
    const [joined] = (await real.answerer.ask(real.snapshot, '"wept"')).quotes;
    expect(joined!.text).toBe('Keeper Ines Duarte has spent eleven weeks repairing the lamp. She wept.');
  });

  it('bears endless questions', async () => {
    const answer = await real.answerer.ask(real.snapshot, `Who repaired the lamp? ${'and '.repeat(3_000)}`);
    expect(['answered', 'no-answer']).toContain(answer.status);
  });

  it('finds the sentence without a reader, too, but marks no words', async () => {
    const { quotes, closest } = await real.withoutReader.ask(real.snapshot, 'Who repaired the lamp?');
    const best = quotes[0] ?? closest;
    expect(best!.text).toContain('Ines Duarte');
    expect(best!.highlight).toBeNull();
  });

  it('searches passages, best first, as many as there are', async () => {
    const found = await real.answerer.search(real.snapshot, 'repair costs', 10);
    expect(found[0]!.row.text).toContain('$240,000');
    expect(found.map(({ score }) => score)).toEqual(
      found.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    expect(new Set(found.map(({ row }) => row.id)).size).toBe(found.length);
    expect(await real.answerer.search(real.snapshot, 'repair costs', 1)).toHaveLength(1);
  });
});
