import { describe, expect, it } from 'vitest';
import { normalizedWords } from '../../src/eval/quotes.ts';
import { loadRequests } from '../../src/eval/requests.ts';
import { joinQuestionSets, loadQuestionSet } from '../../src/eval/sets.ts';
import { splitOf } from '../../src/eval/split.ts';
import { readStoryFile, STORY_FILES } from '../story.ts';

const own = await loadQuestionSet('eval/story-own.jsonl');
const development = await loadQuestionSet('eval/story-dev.jsonl');
const more = await loadQuestionSet('eval/story-more.jsonl');
const roles = await loadQuestionSet('eval/story-roles.jsonl');
const judgements = await loadQuestionSet('eval/story-judgements.jsonl');
const all = joinQuestionSets('story', [development, own, more, roles, judgements]);
const requests = await loadRequests('eval/requests.jsonl');

describe('the question sets about the story', () => {
  it('quote the articles to the letter', () => {
    const seeds = new Map(STORY_FILES.map((file) => [file.replace('.txt', ''), readStoryFile(file)]));
    const lost = all.questions
      .flatMap(({ id, gold }) => gold.map(({ source, quote }) => ({ id, source, quote })))
      .filter(({ source, quote }) => seeds.get(source)?.includes(quote) !== true);
    expect(lost).toEqual([]);
  });

  it('ask no question twice', () => {
    const asked = all.questions.map(({ question }) => normalizedWords(question).join(' '));
    expect(asked.filter((question, index) => asked.indexOf(question) !== index)).toEqual([]);
  });

  it('are large enough, and a third of them or more has no answer', () => {
    const unanswerable = own.questions.filter(({ group }) => group === 'hard').length;
    expect(own.questions.length).toBeGreaterThanOrEqual(100);
    expect(unanswerable / own.questions.length).toBeGreaterThan(1 / 3);
  });

  it('are split by the hash of the id alone', () => {
    const others = [...own.questions, ...judgements.questions, ...requests].filter(
      ({ id, split }) => split !== splitOf(id),
    );
    expect(others).toEqual([]);
  });

  it('keep those apart that were written for fitting', () => {
    expect(new Set(more.questions.map(({ split }) => split))).toEqual(new Set(['fit']));
  });
});

describe('the requests', () => {
  it('have every class several times', () => {
    const counts = new Map<string, number>();
    for (const one of requests) counts.set(one.class, (counts.get(one.class) ?? 0) + 1);
    expect(counts.size).toBe(13);
    expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(4);
  });
});
