import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buttonsOf, labels } from '../../discord/fake/components.ts';
import type { Person } from '../../discord/fake/person.ts';
import type { StoredMessage } from '../../discord/fake/world.ts';
import { DONBAS } from '../../story.ts';
import { useScene } from './stage.ts';

const HELD = 'Russian forces now hold approximately 85% of Donbas.';
const XI = 'Who is Xi Jinping?';

describe('/golden', () => {
  const scene = useScene({
    fake: {
      guilds: [{ name: 'News', channels: ['general', 'mods'], roles: [{ name: 'Editors' }] }],
    },
    environment: (fake) => ({
      MODERATOR_ROLE_IDS: fake.roleId('Editors'),
      MOD_LOG_CHANNEL_ID: fake.channel('mods').id,
    }),
  });
  let person: Person | undefined;
  const editor = (): Person =>
    (person ??= scene.fake.user('editor', { roles: ['Editors'], permissions: ['ManageGuild'] }));
  const deeds = (): string[] => scene.fake.messages('mods').map(({ content }) => content);
  const article = (): string => join(scene.config.seedsDirectory, '004_4fc0e61657408c10.txt');
  const edit = async (change: (text: string) => string): Promise<void> =>
    writeFile(article(), change(await readFile(article(), 'utf8')));
  const reports = (): StoredMessage[] =>
    scene.fake
      .messages('general')
      .filter(({ content, visibleTo }) => visibleTo === undefined && content.includes('golden questions**'));
  const reindex = async (): Promise<void> => {
    const count = scene.fake
      .messages('general')
      .filter(({ embeds }) => embeds[0]?.title?.includes('up to date'));
    await editor().slash('reindex').response();
    await scene.fake.waitFor(
      'the end of the run',
      () =>
        scene.fake.messages('general').filter(({ embeds }) => embeds[0]?.title?.includes('up to date'))[
          count.length
        ],
      60_000,
    );
  };

  it('is for moderators only, whatever Discord lets through', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const owner = fake.user('owner2', { permissions: ['ManageGuild'] });
    for (const [command, values] of [
      ['golden add', { question: DONBAS }],
      ['golden remove', { question: DONBAS }],
      ['golden list', {}],
      ['golden run', {}],
    ] as const) {
      expect(() => anna.slash(command, values)).toThrow('not shown');
      for (const refused of [anna.slash(command, values, { force: true }), owner.slash(command, values)]) {
        expect((await refused.response()).content).toBe('Only moderators can do this.');
      }
    }
    expect(await owner.autocomplete('golden remove', { question: 'who' }).choices()).toEqual([]);
  });

  it('list says when there is none', async () => {
    expect((await editor().slash('golden list').response()).content).toContain('no golden questions yet');
    expect((await editor().slash('golden run').response()).content).toContain('no golden questions yet');
  });

  it('add shows the present answer first, and keeps it only when that is confirmed', async () => {
    const shown = await editor().slash('golden add', { question: DONBAS }).response();
    expect(shown.visibleTo).toBe(editor().id);
    expect(shown.content).toContain('Should this answer stay?');
    expect(shown.embeds[0]!.description).toContain('85%');
    expect(labels(shown)).toEqual(['Keep this answer', 'Cancel']);
    const cancelled = await editor().press(shown, 'Cancel').response();
    expect(cancelled.content).toBe('Nothing was changed.');
    expect((await editor().slash('golden list').response()).content).toContain('no golden questions yet');

    const again = await editor().slash('golden add', { question: DONBAS }).response();
    const kept = await editor().press(again, 'Keep this answer').response();
    expect(kept.content).toBe(`Golden from now on: ${DONBAS}`);
    const none = await editor().slash('golden add', { question: XI }).response();
    expect(none.content).toContain('That no source answers is what must stay.');
    expect((await editor().press(none, 'Keep this answer').response()).content).toContain(XI);
    const greeting = await editor().slash('golden add', { question: 'hello' }).response();
    expect(greeting.content).toContain('This cannot be a golden question.');
  });

  it('its buttons do nothing for others, even where they get hold of one', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const shown = await editor().slash('golden add', { question: 'Who leads the US delegation?' }).response();
    const answer = await fake.replyTo(anna.mention('general', DONBAS));
    for (const { custom_id: customId } of buttonsOf(shown)) {
      const forged = await anna.press(answer, { customId: String(customId) }).response();
      expect(forged.content).toMatch(/I do not know this button|Only moderators/);
    }
    // On a message of the bot's own with that button, everybody sees what a member's press does.
    delete (shown as { visibleTo?: string }).visibleTo;
    for (const label of labels(shown)) {
      const refused = await anna.press(shown, label).response();
      expect(refused.content).toBe('Only moderators can do this.');
    }
    const list = await editor().slash('golden list').response();
    expect(list.embeds[0]!.title).toBe('2 golden questions');
  });

  it('list shows what must stay, remove offers and takes one', async () => {
    const list = await editor().slash('golden list').response();
    expect(list.embeds[0]!.description).toContain(`**1.** ${DONBAS}\n“${HELD}”`);
    expect(list.embeds[0]!.description).toContain(`**2.** ${XI}\nNo source answers.`);
    const choices = await editor().autocomplete('golden remove', { question: 'donbas' }).choices();
    expect(choices).toMatchObject([{ name: DONBAS }]);
    const removed = await editor()
      .slash('golden remove', { question: String(choices[0]!.value) })
      .response();
    expect(removed.content).toBe(`No longer golden: ${DONBAS}`);
    const unknown = await editor().slash('golden remove', { question: DONBAS }).response();
    expect(unknown.content).toContain('There is no golden question');
    const again = await editor().slash('golden add', { question: DONBAS }).response();
    await editor().press(again, 'Keep this answer').response();
    await expect.poll(() => deeds().filter((deed) => deed.includes('golden'))).toHaveLength(4);
  });

  it('run says that all are kept', async () => {
    const result = await editor().slash('golden run').response();
    await expect.poll(() => result.content, { timeout: 20_000 }).toBe('**2 golden questions**: 2 kept.');
  });

  it('add shows the present answer again where it has changed since it was shown', async () => {
    const shown = await editor().slash('golden add', { question: DONBAS }).response();
    expect(shown.content).toContain('This question is already golden; until now this had to stay:');
    await edit((text) => text.replace('85% of Donbas', '90% of Donbas'));
    await scene.real.app.index();
    const present = await editor().press(shown, 'Keep this answer').response();
    expect(present.content).toContain('The answer has changed since it was shown');
    expect(present.embeds[0]!.description).toContain('90%');
    await editor().press(present, 'Cancel').response();
    await edit((text) => text.replace('90% of Donbas', '85% of Donbas'));
    await scene.real.app.index();
  });

  it('a run of the indexer that costs an answer is reported with both, a harmless one not', async () => {
    await edit((text) => text.replace(HELD, `Much has happened. ${HELD}`));
    await reindex();
    await edit((text) => text.replace('85% of Donbas', '90% of Donbas'));
    await reindex();
    const report = await scene.fake.waitFor('the report', () => reports()[0], 60_000);
    expect(reports()).toHaveLength(1);
    expect(report.content).toContain('**2 golden questions**: 1 kept, 1 lost.');
    expect(report.embeds[0]).toMatchObject({
      title: DONBAS,
      description: '**Another answer**',
      fields: [
        { name: 'Must stay', value: expect.stringContaining('85% of Donbas') },
        { name: 'Now', value: expect.stringContaining('90% of Donbas') },
      ],
    });
    const run = await editor().slash('golden run').response();
    await expect.poll(() => run.content, { timeout: 20_000 }).toContain('1 kept, 1 lost');
    expect(run.embeds[0]!.title).toBe(DONBAS);
  });
});

describe('/golden with AUTO_ROLLBACK', () => {
  const scene = useScene({
    fake: { guilds: [{ name: 'News', channels: ['general'] }] },
    app: async () => ({ environment: { AUTO_ROLLBACK: 'true' }, parts: {} }),
  });

  it('takes a run back that costs an answer, says so, and does not run into it again', async () => {
    const { fake, config, real } = scene;
    const editor = fake.user('editor', { permissions: ['ManageGuild'] });
    const shown = await editor.slash('golden add', { question: XI }).response();
    await editor.press(shown, 'Keep this answer').response();
    const extra = join(config.seedsDirectory, '999_xi.txt');
    await writeFile(
      extra,
      'Xi in Moscow\n\nXi Jinping is the president of China, officials said on Friday.\n',
    );
    try {
      await editor.slash('reindex').response();
      const report = await fake.waitFor(
        'the report',
        () => fake.messages('general').find(({ content }) => content.includes('The run was taken back')),
        60_000,
      );
      expect(report.content).toContain('generation 3 answers as generation 1 did');
      expect(report.embeds[0]).toMatchObject({
        title: XI,
        description: '**An answer where there should be none**',
      });
      const shownOfRun = JSON.stringify(fake.messages('general'));
      expect(shownOfRun).toContain('Indexed, and taken back');
      expect(shownOfRun).not.toContain('The index is up to date');
      expect(shownOfRun).not.toContain('New in the story');
      const answer = await fake.replyTo(fake.user('anna').mention('general', XI));
      expect(answer.embeds[0]!.title).toBe('No source answers this');
      const again = await real.app.reindexing.start().run.outcome;
      expect(again.report).toMatchObject({ added: [], heldBack: ['999_xi'], generation: 3 });
    } finally {
      await rm(extra);
    }
  });
});
