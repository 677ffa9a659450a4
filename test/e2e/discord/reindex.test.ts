import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buttonsOf } from '../../discord/fake/components.ts';
import type { Person } from '../../discord/fake/person.ts';
import type { StoredMessage } from '../../discord/fake/world.ts';
import { DONBAS } from '../../story.ts';
import { useScene } from './stage.ts';

const MINUTES_MS = 60_000;
const NAMES = ['Anders', 'Bergmann', 'Castillo', 'Dubois', 'Eriksson', 'Fischer', 'Grant', 'Hansen'];

/** An article long enough that many of them keep the real model at work for some seconds. */
function longArticle(number: number): string {
  const name = NAMES[number % NAMES.length];
  const sentences = Array.from(
    { length: 24 },
    (_, i) =>
      `Minister ${name} told the committee on item ${i} of day ${number} that the harbour of district ${number * 24 + i} would get ${i + 3} new cranes.`,
  );
  return `Harbour plans, part ${number}\n\n${sentences.join(' ')}\n`;
}

describe('moderators and the index', { timeout: 90_000 }, () => {
  const scene = useScene({
    fake: {
      guilds: [
        { name: 'News', channels: ['general', 'desk', 'mods'], roles: [{ name: 'Editors' }] },
        { name: 'Nachrichten', locale: 'de', channels: ['allgemein'] },
      ],
    },
    environment: (fake) => ({
      MODERATOR_ROLE_IDS: fake.roleId('Editors'),
      MOD_LOG_CHANNEL_ID: fake.channel('mods').id,
    }),
  });
  const people = new Map<string, Person>();
  const editor = (name = 'editor'): Person => {
    const known =
      people.get(name) ?? scene.fake.user(name, { roles: ['Editors'], permissions: ['ManageGuild'] });
    people.set(name, known);
    return known;
  };
  const deeds = (): string[] => scene.fake.messages('mods').map(({ content }) => content);
  const write = (name: string, text: string): Promise<void> =>
    writeFile(join(scene.config.seedsDirectory, name), text);
  const titled = (channel: string, title: string): Promise<StoredMessage> =>
    scene.fake.waitFor(
      `“${title}”`,
      () => scene.fake.messages(channel).findLast(({ embeds }) => embeds[0]?.title === title),
      60_000,
    );

  it('refuses members, whatever Discord lets through', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const owner = fake.user('owner2', { permissions: ['ManageGuild'] });
    for (const command of ['reindex', 'rollback']) {
      expect(() => anna.slash(command)).toThrow('not shown');
      const forced = await anna.slash(command, {}, { force: true }).response();
      expect(forced.content).toBe('Only moderators can do this.');
      expect(forced.visibleTo).toBe(anna.id);
      expect((await owner.slash(command).response()).content).toBe('Only moderators can do this.');
    }
    expect(fake.messages('general').filter(({ visibleTo }) => visibleTo === undefined)).toEqual([]);
    expect(deeds()).toEqual([]);
  });

  it('/rollback says when there is nothing to go back to', async () => {
    const none = await editor().slash('rollback').response();
    expect(none.content).toContain('No generation before generation 1 is kept.');
  });

  it('/reindex shows its progress, what changed and what is new, and questions go on', async () => {
    const { fake } = scene;
    await write(
      '999_moon.txt',
      'Moon base opens\n\nThe first Moon base opened on Friday in the Shackleton crater, officials said.\n',
    );
    const shown = editor().slash('reindex');
    const question = editor().mention('general', DONBAS);
    const board = await fake.waitFor('the board', () =>
      fake.messages('general').find((message) => buttonsOf(message).length === 1),
    );
    expect((await shown.response()).content).toContain(`/${board.id}`);
    const report = await titled('general', 'The index is up to date');
    expect(report.id).toBe(board.id);
    expect(report.embeds[0]!.fields).toEqual([{ name: 'Added: 1', value: '999\\_moon' }]);
    expect(buttonsOf(report)).toEqual([]);
    expect((await fake.replyTo(question)).embeds[0]!.description).toContain('85%');

    const news = await fake.waitFor('the news', () =>
      fake.messages('general').find(({ content }) => content.includes('New in the story')),
    );
    expect(news.content).toContain('1 statement not found in anything indexed before.');
    expect(news.embeds[0]!.description).toBe(
      '“The first Moon base opened on Friday in the Shackleton crater, officials said\\.”'.replace(
        '\\.',
        '.',
      ),
    );
    const context = await fake.user('anna').press(news, 'In context 1').response();
    expect(context.embeds[0]!.description).toContain('Shackleton');
    const found = await fake.replyTo(editor().mention('general', 'Where did the first Moon base open?'));
    expect(found.embeds[0]!.description).toContain('Shackleton crater');

    expect(deeds()[0]).toBe(`<@${editor().id}> \\/reindex`);
    await fake.waitFor('the outcome', () => deeds().find((deed) => deed.includes('generation 2')));
  });

  it('/rollback asks, does it once, and holds back what it took out', async () => {
    const { fake } = scene;
    await write('999_moon.txt', 'Moon base opens\n\nThe first Moon base opened on Friday in a crater.\n');
    await editor().slash('reindex').response();
    await fake.waitFor('generation 3', () => deeds().find((deed) => deed.includes('generation 3')), 60_000);

    const asked = await editor().slash('rollback').response();
    expect(asked.visibleTo).toBe(editor().id);
    expect(asked.embeds[0]!.description).toMatch(
      /generation 2 \(.*, 6 sources\) again, instead of those of generation 3/u,
    );
    expect(asked.embeds[0]!.fields).toEqual([{ name: 'Read as before: 1', value: '999\\_moon' }]);
    // Nobody else sees it; who makes the press up is refused, too.
    const board = fake
      .messages('general')
      .find(({ embeds }) => embeds[0]?.title === 'The index is up to date')!;
    for (const customId of ['1:r:3:2', '1:k:']) {
      const refused = await fake.user('anna').press(board, { customId }).response();
      expect(refused.content).toBe('Only moderators can do this.');
    }
    expect((await scene.real.app.status())?.generation).toBe(3);
    const again = await editor().slash('rollback').response();
    await editor().press(again, 'Keep').acknowledged();
    await expect.poll(() => again.content).toBe('Nothing was changed.');

    await editor().press(asked, 'Roll back').acknowledged();
    await expect
      .poll(() => asked.content, { timeout: 15_000 })
      .toBe('Done: generation 4 is current, with the 6 sources of generation 2.');
    expect(buttonsOf(asked)).toEqual([]);
    await fake.waitFor('the deed', () => deeds().find((deed) => deed.includes('generation 3 to 2')));
    const found = await fake.replyTo(editor().mention('general', 'Where did the first Moon base open?'));
    expect(found.embeds[0]!.description).toContain('Shackleton crater');

    await editor().slash('reindex', {}, { channel: 'desk' }).response();
    const report = await titled('desk', 'The index is up to date');
    expect(report.embeds[0]!.fields).toEqual([
      { name: 'Held back since a rollback: 1', value: '999\\_moon' },
    ]);
    expect(report.embeds[0]!.footer!.text).toContain('generation 4');
  });

  it('/rollback does nothing when the index was changed since it asked', async () => {
    const { fake } = scene;
    const asked = await editor().slash('rollback', { generation: 3 }).response();
    await write('998_other.txt', 'Other news\n\nA second Moon base was planned by the same people in May.\n');
    await editor().slash('reindex').response();
    await fake.waitFor('generation 5', () => deeds().find((deed) => deed.includes('generation 5')), 60_000);
    await editor().press(asked, 'Roll back').acknowledged();
    await expect
      .poll(() => asked.content, { timeout: 15_000 })
      .toContain('Generation 5 is current now, not 4.');
  });

  it('a run is joined, shown for longer than 15 minutes, and cancelled by any moderator only', async () => {
    const { fake } = scene;
    for (let number = 0; number < 60; number += 1) await write(`long_${number}.txt`, longArticle(number));
    await editor().slash('reindex').response();
    const boardIn = (channel: string): Promise<StoredMessage> =>
      fake.waitFor(
        'a board at work',
        () =>
          fake
            .messages(channel)
            .findLast(
              (message) => message.content.startsWith('Indexing: ') && buttonsOf(message).length === 1,
            ),
        60_000,
      );
    const board = await boardIn('general');
    expect(board.content).toMatch(/^Indexing: \d+ of 6[01] articles, \d+ passages\n[▰▱]{16} \d+ %/u);
    const other = editor('other-editor');
    const joined = await other.slash('reindex', { full: true }, { channel: 'desk' }).response();
    expect(joined.content).toContain('already being indexed');
    expect(joined.content).toContain('indexes only what changed');
    const second = await boardIn('desk');
    expect((await editor().slash('rollback').response()).content).toContain('Cancel that');

    fake.advance(40 * MINUTES_MS);
    const refused = await fake.user('anna').press(board, 'Cancel').response();
    expect(refused.content).toBe('Only moderators can do this.');
    const again = await editor().slash('reindex').response();
    expect(again.content).toContain(`/${board.id}`);
    expect((await other.press(second, 'Cancel').response()).content).toContain('It will stop');
    for (const message of [board, second]) {
      await expect.poll(() => message.content, { timeout: 20_000 }).toContain('Indexing was cancelled.');
      expect(buttonsOf(message)).toEqual([]);
    }
    expect(deeds().some((deed) => deed.startsWith(`<@${other.id}>`) && deed.includes('cancelled'))).toBe(
      true,
    );
    expect((await scene.real.app.status())?.generation).toBe(5);
  });

  it('an old board’s button cancels no later run', async () => {
    const { fake } = scene;
    const old = fake.messages('general').findLast(({ content }) => content.includes('cancelled'))!;
    const pressed = editor().press(old, { customId: '1:x:abc' });
    await pressed.acknowledged();
    await expect.poll(() => old.content).toBe('This run is over.');
  });
});

describe('a bot that watches the seeds', () => {
  const scene = useScene({
    fake: { guilds: [{ name: 'News', channels: ['general', 'mods'] }] },
    environment: (fake) => ({ WATCH_SEEDS: 'true', MOD_LOG_CHANNEL_ID: fake.channel('mods').id }),
  });

  it('indexes what is added, tells moderators, and answers from it', { timeout: 90_000 }, async () => {
    const { fake } = scene;
    await writeFile(
      join(scene.config.seedsDirectory, 'moon.txt'),
      'Moon base opens\n\nThe first Moon base opened on Friday in the Shackleton crater, officials said.\n',
    );
    const report = await fake.waitFor(
      'the report',
      () => fake.messages('mods').find(({ embeds }) => embeds[0]?.title === 'The index is up to date'),
      60_000,
    );
    expect(report.embeds[0]!.fields).toEqual([{ name: 'Added: 1', value: 'moon' }]);
    await fake.waitFor('the news', () =>
      fake.messages('mods').find(({ content }) => content.includes('New in the story')),
    );
    const found = await fake.replyTo(
      fake.user('anna').mention('general', 'Where did the first Moon base open?'),
    );
    expect(found.embeds[0]!.description).toContain('Shackleton crater');
  });
});
