import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lexicon } from '../../src/retrieval/lexicon.ts';
import { readLexicon } from '../../src/retrieval/lexicon.ts';
import { createQuery } from '../../src/retrieval/query.ts';
import { stemsOf } from '../../src/retrieval/stems.ts';
import type { Snapshot, Store } from '../../src/stores/store.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import { fakeVector, storeParagraphs } from '../stores/fakes.ts';

/** What the sources of this test are about. */
const PARAGRAPHS = [
  'The government asked for territory, a territorial peace agreement, security guarantees and the withdrawal of troops.',
  'Reporters saw the delegation leave the negotiations; an official of the foreign military spoke of conflict and diplomacy.',
  'Elections were postponed, regions occupied and annexed, and the plan of the leader, a proposal, was leaked in talks.',
  'President Volodymyr Zelensky and Steve Witkoff met Andrii Sybhia and Yuri Ushakov in Kyiv, Zaporizhzhia, Delhi and Kherson.',
  'The US-based Institute for the Study of War recognized that Moscow and the Kremlin want a labor framework.',
];

const SLIPS = `teritory territory
territroy territory
delgation delegation
negotations negotiations
negotiatons negotiations
goverment government
millitary military
militery military
agreemnet agreement
wihtdrawal withdrawal
ocupied occupied
annexd annexed
securty security
guarentees guarantees
garantees guarantees
offical official
conflct conflict
diplomasy diplomacy
elecions elections
forein foreign
foriegn foreign
leeked leaked
propsal proposal
framwork framework
troups troops
tropps troops
leadr leader
plen plan
Witkof Witkoff
Witcoff Witkoff
Zelenksy Zelensky
Ushakof Ushakov
Moskow Moscow
Krmlin Kremlin`;

const OTHER_SPELLINGS = `Zelenskiy Zelensky
Zelenskyi Zelensky
Selenskyj Zelensky
Volodimir Volodymyr
Sybiga Sybhia
Sibiga Sybhia
Zaporozhye Zaporizhzhia
Kiev Kyiv
Cherson Kherson
Vitkoff Witkoff
recognised recognized
labour labor`;

/** Words and names that these sources lack. */
const OTHERS =
  `reparations repairs sanctions parliament veto refugees winter tariff famine inflation prisoners
  hostages missile treaty senate vaccine tribunal pipeline harvest embassy embargo navy submarine artillery
  deserters amnesty asylum migration budget armistice secession autonomy restaurant patients section potion
  readers lenders posing legation pardon plant plea dial tasks tales loader ceded Delphi Berlin Paris Toronto
  Vienna Brussels Erdogan Rubio Lavrov Medvedev Bakhmut Odesa Kharkiv Kursk Monaco Deli`.split(/\s+/);

describe('slips and other words', () => {
  let directory: string;
  let store: Store;
  let snapshot: Snapshot;
  let lexicon: Lexicon;

  beforeAll(async () => {
    lexicon = await readLexicon({ modelsDirectory: 'models', model: 'Xenova/e5-small-v2' });
    directory = await mkdtemp(join(tmpdir(), 'verbatim-slips-'));
    store = createSqliteStore({ directory });
    await storeParagraphs(store, PARAGRAPHS);
    snapshot = await store.openSnapshot();
  });
  afterAll(async () => {
    snapshot.close();
    await store.close();
    await rm(directory, { recursive: true });
  });

  async function read(question: string): Promise<{ question: string; told: string[] }> {
    const embedder = { embedQuestion: async (text: string) => fakeVector(text) };
    const query = await createQuery({ embedder, lexicon }, snapshot, question);
    const told = query.corrections.filter(({ isSame }) => !isSame).map(({ to }) => to);
    return { question: query.question, told };
  }
  const readWord = async (word: string): Promise<string> =>
    (await read(`What is it about the ${word} there?`)).question.slice('What is it about the '.length, -7);

  const pairs = [SLIPS, OTHER_SPELLINGS].flatMap((list) => list.split('\n').map((line) => line.split(' ')));
  it.each(pairs)('%s is read as %s', async (written = '', meant = '') => {
    expect(stemsOf(await readWord(written))).toEqual(stemsOf(meant));
  });

  it.each(OTHERS)('%s stays', async (word) => {
    expect(await readWord(word)).toBe(word);
  });

  it('takes initials for what the sources have of that name', async () => {
    const { question, told } = await read('What does the ISW say of NATO?');
    expect(question).toBe('What does the Institute for the Study of War say of NATO?');
    expect(told).toEqual(['Institute for the Study of War']);
    expect((await read('WHAT OF THE ISW')).question).toBe('WHAT OF THE ISW');
    expect((await read('What is the ISW, and is isw a word?')).question).toBe(
      'What is the Institute for the Study of War, and is isw a word?',
    );
  });

  it.each(['I.S.W.', 'I.S.W'])('takes %s for the same name', async (initials) => {
    const { question, told } = await read(`What does the ${initials} say?`);
    expect(question).toBe('What does the Institute for the Study of War say?');
    expect(told).toEqual(['Institute for the Study of War']);
  });

  it('tells of no word that it leaves as it is', async () => {
    expect(await read('What of the T.E.R.I.T.O.R.Y. there?')).toEqual({
      question: 'What of the territory there?',
      told: ['territory'],
    });
  });

  it('tells of what may be meant otherwise, and not of British spelling or a country’s other name', async () => {
    expect((await read('What teritory was recognised by the USA?')).told).toEqual(['territory']);
    expect((await read('Where is Kiev?')).told).toEqual(['Kyiv']);
  });
});
