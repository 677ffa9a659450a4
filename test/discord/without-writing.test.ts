import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeCustomId } from '../../src/discord/messages/custom-id.ts';
import { bitsOf, type Permissions } from './fake/permissions.ts';
import type { Person } from './fake/person.ts';
import type { SeenInteraction } from './fake/interact.ts';
import type { FakeChannel, StoredMessage } from './fake/world.ts';
import { type QuickScene, SAID, startQuickScene } from './quick-scene.ts';

const SLUR = 'Who is to hear this?';
const FORM = 5;

/** The form of **Ask about this source**, sent from a message. */
function askAbout(person: Person, message: StoredMessage): SeenInteraction {
  const field = { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'question', value: SLUR } };
  const customId = writeCustomId({ kind: 'askAboutForm', source: '0123456789' });
  return person.send(FORM, { custom_id: customId, components: [field] }, { message });
}

describe('whoever may not write in a channel', () => {
  let scene: QuickScene;
  let anna: Person;
  beforeEach(async () => {
    scene = await startQuickScene();
    anna = scene.fake.user('anna');
  });
  afterEach(async () => {
    await scene.stop();
    expect(scene.fake.violations).toEqual([]);
  });

  /** Takes rights from everyone but the bot. */
  function silence(channel: FakeChannel, deny: Permissions): void {
    const { guild, botId } = scene.fake;
    const bits = bitsOf(deny).toString();
    channel.overwrites.push(
      { id: guild.id, type: 0, deny: bits, allow: '0' },
      { id: botId, type: 1, deny: '0', allow: bits },
    );
  }

  async function isAloneWith(seen: SeenInteraction): Promise<boolean> {
    return (await seen.response()).visibleTo === anna.id;
  }

  const openly = (channel: string): StoredMessage[] =>
    scene.fake
      .messages(channel)
      .filter(({ visibleTo, author }) => visibleTo === undefined && author.id !== anna.id);

  it('is answered alone by /ask, and everybody sees nothing of it', async () => {
    silence(scene.fake.channel('general'), ['SendMessages']);
    const seen = anna.slash('ask', { question: SLUR });
    expect((await seen.acknowledged()).isEphemeral).toBe(true);
    expect(await isAloneWith(seen)).toBe(true);
    expect(JSON.stringify(await seen.response())).toContain(SAID);
    expect(openly('general')).toEqual([]);
  });

  it('is answered alone by a form below an answer that all see', async () => {
    const shown = await scene.fake.replyTo(anna.mention('general', 'Who leads it?'));
    silence(scene.fake.channel('general'), ['SendMessages']);
    expect(await isAloneWith(askAbout(anna, shown))).toBe(true);
    expect(openly('general')).toEqual([shown]);
  });

  it('is judged in a thread by the right to write there', async () => {
    const thread = anna.openThread('general', 'talk');
    silence(scene.fake.channel('general'), ['SendMessages']);
    expect(await isAloneWith(anna.slash('ask', { question: SLUR }, { channel: thread }))).toBe(false);
    silence(scene.fake.channel('general'), ['SendMessagesInThreads']);
    expect(await isAloneWith(anna.slash('ask', { question: SLUR }, { channel: thread }))).toBe(true);
  });

  it('is told apart from whoever may, and from direct messages', async () => {
    expect(await isAloneWith(anna.slash('ask', { question: SLUR }))).toBe(false);
    const direct = anna.slash('ask', { question: SLUR }, { channel: anna.dmChannel });
    expect(await isAloneWith(direct)).toBe(false);
  });
});

describe('a question about a source', () => {
  it('is answered to whoever asks alone where only they saw the source', async () => {
    const scene = await startQuickScene();
    const anna = scene.fake.user('anna');
    const shown = await anna.slash('sources').response();
    expect(shown.visibleTo).toBe(anna.id);
    expect((await askAbout(anna, shown).acknowledged()).isEphemeral).toBe(true);
    await scene.stop();
  });
});
