import { describe, expect, it } from 'vitest';
import { narrowToNamed } from '../../../src/answer/sources/source-names.ts';
import type { Snapshot, StoredSource } from '../../../src/stores/store.ts';

const details = [
  { id: '000_ab12', title: 'Storm damage repaired', outlet: 'The Selby Herald', byline: 'Ann Lee' },
  { id: '001_cd34', title: 'Lighthouse to reopen', outlet: 'NewsQ', byline: null },
  { id: '002_ef56', title: 'Keeper honoured', outlet: null, byline: 'Ann Roe' },
  { id: '003_ab34', title: 'Harbour dredged', outlet: null, byline: 'J. Ray' },
];
/** The articles speak of Ann and of NewsQ. */
const snapshot = {
  sources: async () => details as unknown as StoredSource[],
  documentFrequency: async (terms: string[]) => terms.map((term) => (/^(?:ann|newsq)$/.test(term) ? 1 : 0)),
} as unknown as Snapshot;
const narrow = (question: string, filter = {}) => narrowToNamed(snapshot, question, filter);

describe('narrowToNamed', () => {
  it.each([
    ['source:newsq who leads?', 'who leads?', ['001_cd34']],
    ['who leads? source:NewsQ', 'who leads?', ['001_cd34']],
    ['Source:"Selby Herald" who leads?', 'who leads?', ['000_ab12']],
    ['source:“news q”, who leads?', ', who leads?', ['001_cd34']],
    ['source:2 who leads?', 'who leads?', ['001_cd34']],
    ['source:[3], who leads?', 'who leads?', ['002_ef56']],
    ['source:000 who leads?', 'who leads?', ['000_ab12']],
    ['source:002_ef56 who leads?', 'who leads?', ['002_ef56']],
    ['source:ann who leads?', 'who leads?', ['000_ab12', '002_ef56']],
    ['source:1 source:2 who leads?', 'who leads?', ['000_ab12', '001_cd34']],
    ['source:lighthouse who leads?', 'who leads?', ['001_cd34']],
    ['source: newsq who leads?', 'who leads?', ['001_cd34']],
    ['source:newsq', '', ['001_cd34']],
  ])('reads %s', async (asked, question, only) => {
    expect(await narrow(asked)).toEqual({ question, filter: { only }, unknown: [] });
  });

  it.each([
    ['According to Ann Lee, who leads?', 'who leads?', ['000_ab12']],
    ['Who leads, according to the Selby Herald?', 'Who leads?', ['000_ab12']],
    ['according to the article by ann roe, who leads', 'who leads', ['002_ef56']],
    ['Who leads in Roe’s article?', 'Who leads?', ['002_ef56']],
    ['According to J. Ray, who leads?', 'who leads?', ['003_ab34']],
  ])('takes an author or outlet in words for the source: %s', async (asked, question, only) => {
    expect(await narrow(asked)).toEqual({ question, filter: { only }, unknown: [] });
  });

  it.each([
    'According to NewsQ, who leads?',
    'According to Bob, who leads?',
    'Who leads, according to the board?',
    'According to News. Roeder, who leads?',
    'According to New, who leads?',
    'Who leads, according to Dr. Roeder?',
    'According to Roe. Who leads?',
  ])('leaves whom the articles may quote in the question: %s', async (asked) => {
    expect(await narrow(asked)).toEqual({ question: asked, filter: {}, unknown: [] });
  });

  it('says which names no source has', async () => {
    expect(await narrow('source:times who leads?')).toEqual({
      question: 'who leads?',
      filter: {},
      unknown: ['times'],
    });
  });

  it.each(['What is the source: a leak?', 'who is the source?', 'resource:1 use', 'sources: 3'])(
    'takes %s as it is',
    async (asked) => {
      expect(await narrow(asked)).toEqual({ question: asked, filter: {}, unknown: [] });
    },
  );

  it('stays within what the question was narrowed to already', async () => {
    const { filter } = await narrow('source:ann who?', { only: ['002_ef56'], exclude: ['x'] });
    expect(filter).toEqual({ only: ['002_ef56'], exclude: ['x'] });
  });
});
