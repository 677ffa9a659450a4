import { describe, expect, it } from 'vitest';
import { useScene } from './stage.ts';

describe('commands', () => {
  const scene = useScene({
    fake: {
      guilds: [
        { name: 'News', channels: ['general', 'mods'], roles: [{ name: 'Editors' }] },
        { name: 'Nachrichten', locale: 'de', channels: ['allgemein'] },
      ],
    },
    environment: (fake) => ({
      MODERATOR_ROLE_IDS: fake.roleId('Editors'),
      MOD_LOG_CHANNEL_ID: fake.channel('mods').id,
    }),
  });

  it('/sources lists number, title, origin, size and age', async () => {
    const { fake } = scene;
    const list = await fake.user('anna').slash('sources').response();
    expect(list.visibleTo).toBe(fake.user('anna').id);
    const lines = list.embeds[0]!.description!.split('\n');
    expect(lines[8]).toMatch(/^\*\*\[5\]\*\* Putin disagrees/);
    expect(lines[9]).toMatch(/Gavin Porter · \d+ words · \d+ passages · indexed \d+ \w+ \d{4}/);
  });

  it('/source show takes a number, a title or a choice, and says when there is no such source', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    for (const source of ['5', '[5]', 'putin disagrees', '004_4fc0e61657408c10']) {
      const shown = await anna.slash('source show', { source }).response();
      expect(shown.embeds[0]!.title).toMatch(/^\[5\]/);
    }
    expect((await anna.slash('source show', { source: '77' }).response()).content).toContain('/sources');
    expect(await anna.autocomplete('source show', { source: 'face' }).choices()).toHaveLength(1);
  });

  it('/status counts questions and how many went unanswered', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    await anna.slash('ask', { question: 'Who leads the US delegation?' }).response();
    await anna.slash('ask', { question: 'Who is Xi Jinping?' }).response();
    const status = await anna.slash('status').response();
    const values = Object.fromEntries(status.embeds[0]!.fields!.map(({ name, value }) => [name, value]));
    expect(values['Questions today']).toBe('2, 50 % of them unanswered');
    expect(values['Sources']).toMatch(/^5 sources, \d+ passages$/);
    expect(values['Index']).toMatch(/^generation 1, /);
    expect(values['Time to answer']).toMatch(/^p50 \d+ ms, p95 \d+ ms$/);
    expect(values['Model']).toContain('e5-small-v2');
  });

  it('/help offers three questions that the sources answer', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const help = await anna.slash('help').response();
    const examples = help.embeds[0]!.fields![0]!.value.split('\n').map((line) => line.replace(/^- /, ''));
    expect(examples).toHaveLength(3);
    for (const question of examples) {
      const answer = await anna.slash('ask', { question: question.replaceAll('\\', '') }).response();
      expect(answer.embeds[0]!.title).not.toBe('No source answers this');
    }
  });

  it('speaks a person’s language where only they see it', async () => {
    const { fake } = scene;
    const jan = fake.user('jan', { locale: 'de' });
    expect((await jan.slash('sources').response()).embeds[0]!.title).toBe('5 Quellen');
    const names = fake.commands.map((command) => command.name_localizations?.de);
    expect(names).toContain('fragen');
  });

  it('Check against the sources: the nearest sentence for each statement, or that there is none', async () => {
    const { fake } = scene;
    const said = fake
      .user('ben')
      .say(
        'general',
        'Russia controls about 85 percent of Donbas. Bitcoin fell below 80,000 dollars this week.\nWow!',
      );
    const check = await fake.user('anna').messageMenu('Check against the sources', said).response();
    expect(check.visibleTo).toBe(fake.user('anna').id);
    const [first, second, ...others] = check.embeds[0]!.fields!;
    expect(others).toEqual([]);
    expect(first!.value).toMatch(
      /^“Russian forces now hold approximately 85% of Donbas\.”\n\[5\] .* · [0-9a-f]{8} \d+-\d+$/,
    );
    expect(second!.value).toContain('No source says anything close to this.');
    const empty = fake.user('ben').say('general', '🙂');
    const none = await fake.user('anna').messageMenu('Check against the sources', empty).response();
    expect(none.content).toContain('no text');
  });
});
