import { describe, expect, it } from 'vitest';
import { createChatSession } from '../../src/console/chat-session.ts';
import { answerQuestion } from '../../src/conversation/answered-question.ts';
import { numberSources } from '../../src/conversation/source-numbers.ts';
import { furtherPassages } from '../../src/conversation/further.ts';
import type { IndexReport } from '../../src/indexing/report.ts';
import { createReindexing } from '../../src/reindexing/reindexing.ts';
import type { Answer } from '../../src/domain.ts';
import type { GenerationInfo, PassageRow, Snapshot } from '../../src/stores/store.ts';
import { sampleArticle, sampleQuote, unwrapped } from './samples.ts';

const article = sampleArticle();
const quote = sampleQuote(article, '12 million euros');

const generation: GenerationInfo = {
  generation: 3,
  createdAt: '2026-11-24T10:00:00.000Z',
  restoredFrom: null,
  sources: 1,
  passages: 2,
  sentences: 5,
  model: 'sample',
  dimension: 384,
  cutter: '1',
};

const report: IndexReport = {
  added: ['bridge'],
  updated: [],
  removed: [],
  kept: 0,
  rejected: [],
  heldBack: [],
  passages: 5,
  sentences: 5,
  generation: 2,
  generationBefore: 1,
  seconds: 0.1,
};

function startSession(
  changes: Partial<Answer> = {},
  stored = article,
  heard: string[] = [],
  asked: string[] = [],
) {
  const reindexing = createReindexing({
    child: {
      async index({ onProgress }) {
        // Progress comes once the run is there to be listened to.
        await Promise.resolve();
        onProgress({ kind: 'scanning', sources: 1 });
        return { report, news: null };
      },
      rollBack: () => Promise.reject(new Error('The chat does not roll back.')),
    },
    indexHere: () => Promise.reject(new Error('The chat goes on meanwhile.')),
  });
  const answer: Answer = {
    question: 'What did it cost?',
    status: 'answered',
    confidence: 0.9,
    quotes: [quote],
    closest: null,
    reason: null,
    ...changes,
  };
  const found = article.sentenceSpans.map(({ start, end }, index) => ({
    row: { sourceId: 'bridge', start, end } as PassageRow,
    score: 1 - index / 10,
  }));
  const session = createChatSession(
    {
      answer: (question) =>
        answerQuestion(
          {
            ask: (whole) => {
              asked.push(whole);
              return Promise.resolve({ ...answer, question: whole });
            },
            cite: () => Promise.resolve(new Map()),
            suggest: () => Promise.resolve([]),
          },
          question,
        ),
      cite: () => Promise.resolve(new Map()),
      further: (_, wanted) =>
        furtherPassages(
          { article: async () => stored } as unknown as Snapshot,
          numberSources([stored]),
          async (top) => found.slice(0, top),
          wanted,
        ),
      sources: () => Promise.resolve([stored]),
      inspect: () => Promise.resolve(stored),
      reindexing,
      status: () => Promise.resolve(generation),
      gaps: () => Promise.resolve([]),
    },
    { look: () => unwrapped, onProgress: (progress) => heard.push(progress.kind) },
  );
  return async (line: string): Promise<string> => (await session.handle(line)).lines.join('\n');
}

describe('createChatSession', () => {
  it('answers what is no command', async () => {
    expect(await startSession()('What did it cost?')).toContain('“It cost 12 million euros.”');
  });

  it('shows the paragraphs around a quote', async () => {
    const say = startSession();
    await say('What did it cost?');
    const context = await say('/context 1');
    expect(context).toContain('Bridge to open in May · paragraphs 1 to 3 of 3');
    expect(context).toContain('  1 │ The council met on Monday.');
    expect(context).toContain('  2 ┃ The bridge will open in May. It cost 12 million euros. The mayor');
  });

  it.each(['/context', '/context 2', '/context -1', '/context x', '/context 1e9'])(
    'asks which quote is meant by %s',
    async (line) => {
      const say = startSession({ quotes: [quote, quote].slice(0, line === '/context 2' ? 1 : 2) });
      await say('What did it cost?');
      expect(await say(line)).toMatch(/Which quote\? \/context 1 to [12]\./u);
    },
  );

  it('opens the context of the nearest passage without a number', async () => {
    const say = startSession({ status: 'no-answer', quotes: [], closest: quote, reason: { code: 'unsure' } });
    await say('Are there tolls?');
    expect(await say('/context')).toContain('┃ The bridge will open');
  });

  it('does not show a context that the quote was not taken from', async () => {
    const say = startSession({}, { ...article, sha256: 'other' });
    await say('What did it cost?');
    expect(await say('/context 1')).toContain('indexed again');
  });

  it('gives further passages, three at a time, without the quoted one', async () => {
    const say = startSession();
    expect(await say('/more')).toBe('Ask something first.');
    await say('What did it cost?');
    const first = await say('/more');
    expect(first.match(/“/gu)).toHaveLength(3);
    expect(first).not.toContain('12 million');
    expect((await say('/more')).match(/“/gu)).toHaveLength(1);
    expect(await say('/more')).toBe('There are no further passages.');
  });

  it('brings the index up to date, and says how it goes', async () => {
    const heard: string[] = [];
    const say = startSession({}, article, heard);
    expect(await say('/reindex')).toContain('Index is up to date: 1 added (generation 2');
    expect(heard).toEqual(['scanning']);
  });

  it('goes on from the last question that had a subject', async () => {
    const asked: string[] = [];
    const say = startSession({}, article, [], asked);
    await say('Who leads the delegation?');
    await say('and when?');
    await say('on which day?');
    await say('What did the bridge cost?');
    expect(asked).toEqual([
      'Who leads the delegation?',
      'when? leads the delegation?',
      'on which day? leads the delegation?',
      'What did the bridge cost?',
    ]);
  });

  it('goes on from a question asked of another name, and not from small talk', async () => {
    const asked: string[] = [];
    const say = startSession({}, article, [], asked);
    await say('What did Lee advise?');
    await say('and Ray?');
    await say('why?');
    expect(asked).toEqual(['What did Lee advise?', 'What did Ray advise?', 'why? did Ray advise?']);
    const greeted: string[] = [];
    const greet = startSession({ kind: 'greeting', status: 'no-answer', quotes: [] }, article, [], greeted);
    await greet('hello');
    await greet('why?');
    expect(greeted).toEqual(['hello', 'why?']);
  });

  it('answers the first of two questions, and says to ask the second next', async () => {
    const asked: string[] = [];
    const say = startSession({}, article, [], asked);
    const said = await say('What did the bridge cost and who opened it?');
    expect(asked).toEqual(['What did the bridge cost?']);
    expect(said).toContain('One question is answered at a time. Ask next:\n ?  who opened it?');
  });

  it('says what is indexed, and what was asked in vain', async () => {
    const say = startSession();
    expect(await say('/status')).toContain('generation 3');
    expect(await say('/status')).toContain('1 article');
    expect(await say('/gaps')).toBe('No unanswered questions are kept from the last 30 days.');
  });

  it('lists sources and opens one by its number', async () => {
    const say = startSession();
    expect(await say('/sources')).toContain('[1] Bridge to open in May');
    expect(await say('/source 1')).toContain('  3 │ Shops nearby hope for more guests.');
    expect(await say('/source Bridge to')).toContain('  3 │ Shops nearby hope for more guests.');
    expect(await say('/source 2')).toContain('Which source? /source 1 to 1');
  });

  it('explains itself, passes over empty lines and ends', async () => {
    const say = startSession();
    expect(await say('/help')).toContain('/context 1');
    expect(await say('/nonsense')).toContain('no command /nonsense');
    expect(await say('   ')).toBe('');
    const session = createChatSession({} as never, { look: () => unwrapped });
    expect(await session.handle('/quit')).toEqual({ lines: [], isOver: true });
  });
});
