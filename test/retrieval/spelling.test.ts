import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQuery } from '../../src/retrieval/query.ts';
import { editDistance, nearestWord } from '../../src/retrieval/spelling.ts';
import type { Snapshot, Store } from '../../src/stores/store.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import { fakeVector, IDENTITY, storeParagraphs } from '../stores/fakes.ts';

describe('editDistance', () => {
  it.each([
    ['harbour', 'harbour', 0],
    ['harbour', 'harbor', 1],
    ['recieve', 'receive', 1],
    ['kiev', 'kyiv', 1],
    ['lane', 'line', 0.5],
    ['comitee', 'committee', 1],
    ['lihgt', 'light', 1],
    ['cat', 'dog', Infinity],
  ])('%s, %s', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
  });

  it('is the same both ways, 0 only for equals, and never above its bound', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'e', 'k'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, max) => {
        const distance = editDistance(a, b, max);
        expect(editDistance(b, a, max)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(distance <= max || distance === Infinity).toBe(true);
      }),
    );
  });
});

describe('reading a question', () => {
  let directory: string;
  let store: Store;
  let snapshot: Snapshot;
  const embedder = {
    ...IDENTITY,
    embedQuestion: async (question: string) => fakeVector(question),
    embedTexts: async (texts: readonly string[]) => texts.map((text) => fakeVector(text)),
    close: async () => {},
  };
  const parts = { embedder, lexicon: new Set(['black', 'marina', 'leak', 'kiev', 'paris']) };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verbatim-spelling-'));
    store = createSqliteStore({ directory });
    await storeParagraphs(store, [
      'Mayor Ellsworthy opened the marine harbour on Monday.',
      'He looked back at it.',
      'Andrii flew from Kyiv to meet a US envoy, and the leaders talked of pares.',
    ]);
    snapshot = await store.openSnapshot();
  });
  afterAll(async () => {
    snapshot.close();
    await store.close();
    await rm(directory, { recursive: true });
  });

  it('takes a word that is nowhere for the one it nearly is', async () => {
    const query = await createQuery(parts, snapshot, 'When did Elsworthy open the harbuor?');
    expect(query.question).toBe('When did Ellsworthy open the harbour?');
    expect(query.corrections).toEqual([
      { from: 'Elsworthy', to: 'Ellsworthy', isSame: false },
      { from: 'harbuor', to: 'harbour', isSame: false },
    ]);
    expect(query.frequencies).toEqual([1, 1, 1]);
  });

  it('leaves words of the language and short ones alone', async () => {
    const asked = 'Is the marina black, and who is Elon?';
    expect((await createQuery(parts, snapshot, asked)).question).toBe(asked);
  });

  it('reads names of other alphabets, and short forms of countries, as the sources write them', async () => {
    const query = await createQuery(parts, snapshot, 'Did Andrej meet the USA in Kiev?');
    expect(query.question).toBe('Did Andrii meet the US in Kyiv?');
    expect((await createQuery(parts, snapshot, 'the united states envoy')).question).toBe('the US envoy');
    expect((await createQuery(parts, snapshot, 'tell us of the UN')).question).toBe('tell us of the UN');
  });

  it('leaves the word alone that a country’s short form is in small letters', async () => {
    const other = await mkdtemp(join(tmpdir(), 'verbatim-spelling-'));
    const states = createSqliteStore({ directory: other });
    await storeParagraphs(states, ['The United States sent an envoy.']);
    const within = await states.openSnapshot();
    const lexicon = new Set(['us', 'tell', 'envoy', 'said']);
    const { question } = await createQuery({ embedder, lexicon }, within, 'Tell us what the US envoy said');
    expect(question).toBe('Tell us what the United States envoy said');
    within.close();
    await states.close();
    await rm(other, { recursive: true });
  });

  it('takes no word for a slip that is made of a word, and no name for another one', async () => {
    for (const asked of ['Who are the leakers?', 'Was it in Paris?']) {
      expect((await createQuery(parts, snapshot, asked)).question).toBe(asked);
    }
  });

  it('leaves words alone that are like nothing there', async () => {
    for (const text of ['konstantinopel', '2,000', 'mon']) {
      expect(await nearestWord(snapshot, { text, isName: false }, () => false)).toBeNull();
    }
  });

  it('looks up no more than six strange words, however many there are', async () => {
    const asked: string[] = [];
    const counting: Snapshot = {
      ...snapshot,
      fingerprint: 'counted',
      lexicalPassages: (terms, ...rest) => {
        asked.push(...terms);
        return snapshot.lexicalPassages(terms, ...rest);
      },
    };
    // Each of them is near to "harbour", but never near enough.
    const strange = Array.from('bcdfghklmn', (letter) => `harbo${letter}${letter}k`);
    const spelt = await createQuery(parts, counting, `${strange.join(' ')} Elsworthy`);
    expect(spelt.corrections).toEqual([]);
    expect(asked.length).toBeLessThanOrEqual(6);
    const five = await createQuery(parts, counting, `${strange.slice(0, 5).join(' ')} Elsworthy`);
    expect(five.corrections).toEqual([{ from: 'Elsworthy', to: 'Ellsworthy', isSame: false }]);
  });

  it('compares a word with each generation’s own vocabulary', async () => {
    const other = await mkdtemp(join(tmpdir(), 'verbatim-spelling-'));
    const later = createSqliteStore({ directory: other });
    await storeParagraphs(later, ['Mayor Elsvorthy closed the harbour.']);
    const within = await later.openSnapshot();
    const asked = 'What did Elsworthy do?';
    expect((await createQuery(parts, within, asked)).question).toBe('What did Elsvorthy do?');
    expect((await createQuery(parts, snapshot, asked)).question).toBe('What did Ellsworthy do?');
    within.close();
    await later.close();
    await rm(other, { recursive: true });
  });

  it('counts the passages that hold each term', async () => {
    const { terms, frequencies } = await createQuery(parts, snapshot, 'mayor zeppelin');
    expect(terms).toEqual(['mayor', 'zeppelin']);
    expect(frequencies).toEqual([1, 0]);
  });
});
