import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BotApp } from '../../src/discord/bot.ts';
import { type Action, type EditingAction, writeCustomId } from '../../src/discord/messages/custom-id.ts';
import type { PendingDrafts } from '../../src/editing/pending-drafts.ts';
import type { Person } from './fake/person.ts';
import type { SeenInteraction } from './fake/interact.ts';
import type { StoredMessage } from './fake/world.ts';
import { type QuickScene, startQuickScene } from './quick-scene.ts';

/** Discord's response types. */
const REPLY = 4;
const DEFERRED_REPLY = 5;
const DEFERRED_UPDATE = 6;
const UPDATE = 7;
const MODAL = 9;

/** Discord's interaction types. */
const COMPONENT = 3;
const FORM = 5;

const PLACE = { article: '0123456789abcdef', start: 0, end: 9, highlight: null };
const KEY = '0123456789';
const TOKEN = '0123456789abcdef';

/** What is said at once, with all that is read still to come: a deferral, or what needs no reading. */
const COMMANDS: Readonly<Record<string, { values?: Record<string, string>; says: number }>> = {
  ask: { values: { question: 'Who leads it?', source: 'A title' }, says: DEFERRED_REPLY },
  sources: { says: DEFERRED_REPLY },
  'source show': { values: { source: 'A title' }, says: DEFERRED_REPLY },
  'source add': { values: { url: 'https://example.com/' }, says: DEFERRED_REPLY },
  'source remove': { values: { source: 'A title' }, says: DEFERRED_REPLY },
  'source history': { says: DEFERRED_REPLY },
  status: { says: DEFERRED_REPLY },
  help: { says: DEFERRED_REPLY },
  privacy: { says: DEFERRED_REPLY },
  gaps: { says: DEFERRED_REPLY },
  'golden add': { values: { question: 'Who leads it?' }, says: DEFERRED_REPLY },
  'golden list': { says: DEFERRED_REPLY },
  'golden run': { says: DEFERRED_REPLY },
  reindex: { says: DEFERRED_REPLY },
  rollback: { says: DEFERRED_REPLY },
};

type OfButton = Exclude<Action['kind'], 'editing' | 'openSource' | 'gapsRemove' | 'askAboutForm'>;
type Buttons = { readonly [Kind in OfButton]: { action: Extract<Action, { kind: Kind }>; says: number } };

const BUTTONS: Buttons = {
  context: { action: { kind: 'context', place: PLACE }, says: DEFERRED_REPLY },
  contextPage: { action: { kind: 'contextPage', place: PLACE, page: 1 }, says: DEFERRED_UPDATE },
  // The message that it is pressed on has no question.
  more: { action: { kind: 'more', source: KEY, skip: 0, shown: [] }, says: REPLY },
  sources: { action: { kind: 'sources' }, says: DEFERRED_REPLY },
  sourcesPage: { action: { kind: 'sourcesPage', page: 1 }, says: DEFERRED_UPDATE },
  askAbout: { action: { kind: 'askAbout', source: KEY }, says: MODAL },
  vote: { action: { kind: 'vote', isHelpful: true }, says: DEFERRED_REPLY },
  delete: { action: { kind: 'delete', asker: '1' }, says: REPLY },
  privacy: { action: { kind: 'privacy', step: 'ask' }, says: DEFERRED_UPDATE },
  cancelReindex: { action: { kind: 'cancelReindex', run: 1 }, says: UPDATE },
  rollback: { action: { kind: 'rollback', from: 2, to: 1 }, says: UPDATE },
  keepGeneration: { action: { kind: 'keepGeneration' }, says: UPDATE },
  goldenKeep: { action: { kind: 'goldenKeep', expected: null }, says: DEFERRED_UPDATE },
  goldenCancel: { action: { kind: 'goldenCancel' }, says: UPDATE },
  goldenPage: { action: { kind: 'goldenPage', page: 1 }, says: DEFERRED_UPDATE },
  gapsPage: { action: { kind: 'gapsPage', days: 30, page: 1 }, says: DEFERRED_UPDATE },
  gapsFile: { action: { kind: 'gapsFile', days: 30 }, says: DEFERRED_REPLY },
};

const EDITING: Readonly<
  Record<Exclude<EditingAction['step'], 'draftForm' | 'pasteForm' | 'editForm'>, number>
> = {
  add: DEFERRED_UPDATE,
  // A form of the draft, or that it is gone; it lies in a file.
  change: UPDATE,
  cancel: DEFERRED_UPDATE,
  remove: DEFERRED_UPDATE,
  keep: UPDATE,
  undo: DEFERRED_UPDATE,
  history: DEFERRED_UPDATE,
};

const DETAILS = ['title', 'outlet', 'byline', 'url', 'publishedAt'];
const FORMS: readonly { action: Action; fields: readonly string[]; says: number }[] = [
  { action: { kind: 'askAboutForm', source: KEY }, fields: ['question'], says: DEFERRED_REPLY },
  { action: { kind: 'editing', step: 'editForm', key: KEY }, fields: DETAILS, says: DEFERRED_REPLY },
  { action: { kind: 'editing', step: 'draftForm', key: TOKEN }, fields: DETAILS, says: DEFERRED_UPDATE },
  {
    action: { kind: 'editing', step: 'pasteForm', key: '' },
    fields: ['title', 'text', 'url'],
    says: DEFERRED_REPLY,
  },
];

/** What waits for the end of these tests makes nobody busy. */
const ROOMY = { atOnce: 99, maxWaiting: 99, maxWaitingOfOne: 99, maxWaitMs: 60_000, maxRunMs: 60_000 };

/** An app whose every reading waits until the test ends it, as a database that fails over. */
function slowApp(isReady: () => Promise<void>): Partial<BotApp> {
  const later =
    <T>(value: T) =>
    async (): Promise<T> => {
      await isReady();
      return value;
    };
  const fails = async (): Promise<never> => {
    await isReady();
    throw new Error('The test is over');
  };
  return {
    status: later(null),
    sources: later([]),
    further: later({ quotes: [], next: null }),
    inspect: fails,
    find: later(null),
    answer: fails,
    check: later({ statements: [], left: 0 }),
    examples: later([]),
    editing: fails,
    gaps: later([]),
    generations: { list: later([]), planRollback: fails, rollBack: fails },
    golden: { list: later([]), propose: fails, add: fails, remove: fails, run: later([]) },
  };
}

async function firstResponse(seen: SeenInteraction): Promise<number> {
  return (await seen.acknowledged(2_000)).type;
}

const formOf = (action: Action, fields: readonly string[]) => ({
  custom_id: writeCustomId(action),
  components: fields.map((name, index) => ({
    type: 18,
    id: index + 1,
    component: { type: 4, id: 100 + index, custom_id: name, value: 'x' },
  })),
});

describe('while reading takes longer than Discord waits', () => {
  let scene: QuickScene;
  let moderator: Person;
  let message: StoredMessage;
  let end!: () => void;
  beforeAll(async () => {
    let isReady = Promise.resolve();
    scene = await startQuickScene({ app: slowApp(() => isReady), parts: { queueLimits: ROOMY } });
    isReady = new Promise((resolve) => (end = resolve));
    moderator = scene.fake.user('anna', { permissions: ['ManageGuild'] });
    message = await scene.fake.replyTo(moderator.mention('general', ''));
  });
  afterAll(async () => {
    end();
    await scene.stop();
    expect(scene.fake.violations).toEqual([]);
  });

  it.each(Object.entries(COMMANDS))('/%s', async (command, { values, says }) => {
    expect(await firstResponse(moderator.slash(command, values, { force: true }))).toBe(says);
  });

  it('a message that is checked', async () => {
    const said = moderator.say('general', 'Lee opened the gates.');
    const seen = moderator.messageMenu('Check against the sources', said);
    expect(await firstResponse(seen)).toBe(DEFERRED_REPLY);
  });

  it.each(Object.values(BUTTONS))('the button $action.kind', async ({ action, says }) => {
    const seen = moderator.press(message, { customId: writeCustomId(action) });
    expect(await firstResponse(seen)).toBe(says);
  });

  it.each(Object.entries(EDITING))('the button of editing, %s', async (step, says) => {
    const action = { kind: 'editing', step, key: TOKEN } as EditingAction;
    expect(await firstResponse(moderator.press(message, { customId: writeCustomId(action) }))).toBe(says);
  });

  it('a source that is chosen', async () => {
    const data = {
      component_type: 3,
      custom_id: writeCustomId({ kind: 'openSource' }),
      id: 1,
      values: [KEY],
    };
    expect(await firstResponse(moderator.send(COMPONENT, data, { message }))).toBe(DEFERRED_REPLY);
  });

  it('a gap that is removed', async () => {
    const customId = writeCustomId({ kind: 'gapsRemove', days: 30, page: 0 });
    const data = { component_type: 3, custom_id: customId, id: 1, values: [`1 ${KEY}`] };
    expect(await firstResponse(moderator.send(COMPONENT, data, { message }))).toBe(DEFERRED_UPDATE);
  });

  it.each(FORMS)('the form $action.kind $action.step', async ({ action, fields, says }) => {
    const seen = moderator.send(FORM, formOf(action, fields), { message });
    expect(await firstResponse(seen)).toBe(says);
  });
});

/** What is said at once, to one person alone. */
const saidInTime = async (seen: SeenInteraction): Promise<StoredMessage> => {
  const { type, isEphemeral, afterMs } = await seen.acknowledged(4_000);
  expect({ type, isEphemeral }).toEqual({ type: REPLY, isEphemeral: true });
  expect(afterMs).toBeLessThan(2_900);
  return seen.response();
};

describe('a form whose contents cannot be read in time', () => {
  const AWAY = /^The sources cannot be read just now\./u;
  let end!: () => void;
  let scene: QuickScene;
  let moderator: Person;
  beforeAll(async () => {
    let isReady = Promise.resolve();
    const drafts = { get: async () => isReady.then(() => null) } as unknown as PendingDrafts;
    scene = await startQuickScene({ app: { ...slowApp(() => isReady), drafts: async () => drafts } });
    isReady = new Promise((resolve) => (end = resolve));
    moderator = scene.fake.user('anna', { permissions: ['ManageGuild'] });
  });
  afterAll(async () => {
    end();
    await scene.stop();
    expect(scene.fake.violations).toEqual([]);
    // What was read too late went nowhere.
    expect(scene.logged.filter(({ level }) => level > 40)).toEqual([]);
  });

  it('/source edit', async () => {
    const told = await saidInTime(moderator.slash('source edit', { source: 'A title' }, { force: true }));
    expect(told.content).toMatch(AWAY);
    expect(told.visibleTo).toBe(moderator.id);
  });

  it('the button of a preview', async () => {
    const message = await scene.fake.replyTo(moderator.mention('general', ''));
    const action: Action = { kind: 'editing', step: 'change', key: TOKEN };
    const told = await saidInTime(moderator.press(message, { customId: writeCustomId(action) }));
    expect(told.content).toMatch(AWAY);
    expect(told.visibleTo).toBe(moderator.id);
    expect(message.content).not.toMatch(AWAY);
  });
});

describe('what was deferred', () => {
  it('and fails, leaves the message that a button stands on as it was', async () => {
    const scene = await startQuickScene({ app: { sources: () => Promise.reject(new Error('Gone')) } });
    const anna = scene.fake.user('anna');
    const message = await scene.fake.replyTo(anna.mention('general', ''));
    const before = message.content;
    const seen = anna.press(message, { customId: writeCustomId({ kind: 'sourcesPage', page: 1 }) });
    const [told] = await seen.followUps();
    expect(told?.visibleTo).toBe(anna.id);
    expect(told?.content).toContain('Something went wrong');
    expect(message.content).toBe(before);
    await scene.stop();
  });

  const GONE = [
    ['is gone', async () => [], 'I do not know this source'],
    ['cannot be read', () => Promise.reject(new Error('away')), 'Something went wrong'],
  ] as const;

  it.each(GONE)(
    'for everyone, is taken back for what one person alone is told after a while: a source %s',
    async (_, sources, notice) => {
      const later = async (): Promise<never[]> => {
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        return sources();
      };
      const scene = await startQuickScene({ app: { sources: later } });
      const { fake } = scene;
      const anna = fake.user('anna');
      const asked = anna.slash('ask', { question: 'Who?', source: 'None' });
      const [told] = await asked.followUps();
      expect(told?.visibleTo).toBe(anna.id);
      expect(told?.content).toContain(notice);
      expect(fake.messages('general').filter(({ visibleTo }) => visibleTo === undefined)).toEqual([]);
      const secretly = anna.slash('ask', { question: 'Who?', source: 'None', private: true });
      expect((await secretly.response()).content).toContain(notice);
      await scene.stop();
      expect(fake.violations).toEqual([]);
    },
  );

  it.each(GONE)(
    'is nothing where one person alone can be told at once, nor does it count: a source %s',
    async (_, sources, notice) => {
      const scene = await startQuickScene({ app: { sources }, environment: { QUESTIONS_PER_MINUTE: '1' } });
      const { fake } = scene;
      const anna = fake.user('anna');
      for (let times = 0; times < 2; times += 1) {
        const asked = anna.slash('ask', { question: 'Who?', source: 'None' });
        expect(await asked.acknowledged()).toMatchObject({ type: REPLY, isEphemeral: true });
        expect((await asked.response()).content).toContain(notice);
      }
      expect((await anna.slash('ask', { question: 'Who?' }).acknowledged()).type).toBe(DEFERRED_REPLY);
      await scene.stop();
      expect(fake.violations).toEqual([]);
    },
  );
});
