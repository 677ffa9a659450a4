import { describe, expect, it } from 'vitest';
import type { AnswerFeatures } from '../../src/answer/judging/answer-features.ts';
import type { AskedFor } from '../../src/answer/question/asked-for.ts';
import { explainNoAnswer } from '../../src/answer/reasons.ts';
import { englishReason } from '../../src/strings/english-reason.ts';
import { searchTerms } from '../../src/retrieval/terms.ts';

const KNOWN = new Set(['new', 'times', 'tower', 'explain', 'percent', 'selby', 'board']);
const NO_FEATURES = {} as AnswerFeatures;
const LEXICON = new Set(['quote', 'complete', 'soy', 'beans', 'cabbages', 'moustaches', 'list', 'mention']);

/** The reason, in English, for a question of which the sources know the words above alone. */
async function reasonFor(
  question: string,
  asked: AskedFor = 'other',
  closest: string | null = null,
  ofOthers = 0,
): Promise<string> {
  const terms = searchTerms(question).map((text) => ({
    text,
    stems: [[text]],
    isName: false,
    documentFrequency: KNOWN.has(text) ? 3 : 0,
    idf: 1,
  }));
  const query = {
    question,
    corrections: [],
    terms: terms.map(({ text }) => text),
    frequencies: terms.map(({ documentFrequency }) => documentFrequency),
    vector: Promise.resolve(new Float32Array()),
  };
  const unknown = terms.filter(({ documentFrequency }) => documentFrequency === 0).length / terms.length;
  const reason = await explainNoAnswer({
    evidence: { query, asked, terms, passages: [], candidates: [] },
    features: closest === null ? null : { ...NO_FEATURES, unknown, ofOthers },
    closest: closest === null ? null : { text: closest },
    lexicon: LEXICON,
    credits: async () => [],
  });
  return englishReason(reason);
}

describe('the reason why there is no answer', () => {
  it.each([
    ['Who owns the New York Times?', 'No source mentions New York Times.'],
    ['Explain Ravenscar', 'No source mentions Ravenscar.'],
    ['Does Selby know Ravenscar Hall?', 'No source mentions Ravenscar Hall.'],
    ['What of the tower? Explain Ravenscar', 'No source mentions Ravenscar.'],
    ['Are 95% of the tower lost?', 'No source mentions 95%.'],
    ['Who was Wolfgang Amadeus Mozart?', 'No source mentions Wolfgang Amadeus Mozart.'],
    ['Did Ravenscar or Whitby own the tower?', 'No source mentions Ravenscar or Whitby.'],
    ['What of Ravenscar, does Ravenscar own it?', 'No source mentions Ravenscar.'],
    ['Who is Ravenscar’s keeper?', 'No source mentions Ravenscar.'],
    ['Quote Ravenscar on the tower', 'No source mentions Ravenscar.'],
    ['Quote Selby', 'No source has anything on this.'],
    ['Complete the tower', 'No source has anything on this.'],
    ['List 3 towers', 'No source has anything on this.'],
    ['WHO OWNS RAVENSCAR', 'No source has anything on this.'],
  ])('%s', async (question, reason) => {
    expect(await reasonFor(question)).toBe(reason);
  });

  it.each([
    'Qui dirige la délégation ?',
    'Wer hat den Turm gebaut?',
    'Кто построил башню?',
    'Quién paga la torre?',
  ])('is the language: %s', async (question) => {
    expect(await reasonFor(question)).toBe('Questions are understood in English only.');
  });

  it('names three words at most, those that say most, and none that a question is put with', async () => {
    const passage = 'The tower was sold.';
    expect(await reasonFor('soy beans cabbages moustaches tower', 'other', passage)).toBe(
      'No source uses the words “beans”, “cabbages” or “moustaches”.',
    );
    expect(await reasonFor('soy tractorette', 'other', passage)).toBe(
      'No source uses the words “soy” or “tractorette”.',
    );
    expect(await reasonFor('which newspapers mention soy beans?', 'other', passage)).toBe(
      'No source uses the words “soy” or “beans”.',
    );
    expect(await reasonFor('name papers, quote articles', 'other', passage)).toMatch(/^The nearest passage/);
  });

  it('says that a judgement is asked for, unless it is whose', async () => {
    const passage = 'The tower was sold.';
    const judgement = 'That asks for a judgement, and no source seems to give one.';
    expect(await reasonFor('Is the tower a good tower?', 'other', passage)).toBe(judgement);
    expect(await reasonFor('Should Selby list the tower?', 'other', passage, 1)).toBe(judgement);
    expect(await reasonFor('Should Ravenscar go?', 'other', passage)).toBe('No source mentions Ravenscar.');
    expect(await reasonFor('What does Selby say is a good tower?', 'other', passage)).not.toBe(judgement);
  });

  it('says that the nearest passage is of others', async () => {
    expect(await reasonFor('Selby tower', 'person', 'Mayor Ray of Ravenscar.', 1)).toBe(
      'The nearest passage says this of someone or something else.',
    );
  });

  it('says what the nearest passage lacks, and only that', async () => {
    const touched = 'The sources touch on this, but none says when.';
    const unsure = /^The nearest passage may touch on it, but the match is too uncertain/;
    expect(await reasonFor('tower', 'time', 'The tower was sold.')).toBe(touched);
    expect(await reasonFor('tower', 'time', 'The tower was sold on Monday.')).toMatch(unsure);
    expect(await reasonFor('tower', 'person', 'He saw that Selby was sold.')).toMatch(unsure);
    expect(await reasonFor('Selby tower', 'person', 'He saw that Selby was sold.')).toMatch(
      /none says who\.$/,
    );
    expect(await reasonFor('tower', 'other', 'The tower was sold.')).toMatch(unsure);
  });
});
