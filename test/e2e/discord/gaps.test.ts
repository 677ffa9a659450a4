import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buttonsOf } from '../../discord/fake/components.ts';
import type { Person } from '../../discord/fake/person.ts';
import type { StoredMessage } from '../../discord/fake/world.ts';
import { runCli } from '../run-cli.ts';
import { DONBAS } from '../../story.ts';
import { useScene } from './stage.ts';

const XI = ['Who is Xi Jinping?', 'who is xi jinping', 'tell me who Xi Jinping is'];

async function csvOf(message: StoredMessage): Promise<Buffer> {
  const [file] = message.attachments;
  return Buffer.from(await (await fetch(file!.url)).arrayBuffer());
}

/** What the message's menu offers. */
function optionsOf({ components }: StoredMessage): { label: string; value: string }[] {
  const rows = components as unknown as { components: { options?: { label: string; value: string }[] }[] }[];
  return rows.flatMap((row) => row.components.flatMap(({ options }) => options ?? []));
}

describe('/gaps', () => {
  const scene = useScene({
    fake: {
      guilds: [
        { name: 'News', channels: ['general', 'mods'], roles: [{ name: 'Editors' }] },
        { name: 'Sport', channels: ['stadium'] },
      ],
    },
    environment: (fake) => ({
      MODERATOR_ROLE_IDS: fake.roleId('Editors'),
      MOD_LOG_CHANNEL_ID: fake.channel('mods').id,
    }),
  });
  let person: Person | undefined;
  const editor = (): Person =>
    (person ??= scene.fake.user('editor', { roles: ['Editors'], permissions: ['ManageGuild'] }));

  const gaps = (...words: string[]) =>
    runCli(['gaps', '--embeddings', scene.config.embeddingsDirectory, ...words]);

  it('says when nothing was asked in vain', async () => {
    const none = await editor().slash('gaps').response();
    expect(none.content).toBe('No unanswered questions are kept from the last 30 days.');
  });

  it('puts likes together, most asked first, and shows nobody what was asked elsewhere or in private', async () => {
    const { fake } = scene;
    for (const [index, question] of XI.entries()) {
      await fake.replyTo(fake.user(`reader${index}`).mention('general', question));
    }
    const answer = await fake.replyTo(fake.user('anna').mention('general', DONBAS));
    await fake.user('ben').press(answer, 'Not helpful').response();
    await fake.user('anna').slash('ask', { question: 'Who is Angela Merkel?', private: true }).response();
    await fake.replyTo(fake.user('anna').dm('Who is Olaf Scholz?'));
    await fake.replyTo(fake.user('fan').mention('stadium', 'Who won the cup final?'));

    const shown = await editor().slash('gaps', { days: 7 }).response();
    expect(shown.visibleTo).toBe(editor().id);
    expect(shown.embeds[0]!.title).toBe('2 gaps');
    const { description } = shown.embeds[0]!;
    expect(description).toContain('in the last 7 days');
    expect(description).toContain('**1.** who is xi jinping\n3×, in 2 wordings · last ');
    expect(description).toContain(`**2.** ${DONBAS}\n1× · 1 not helpful · last `);
    for (const hidden of ['Merkel', 'Scholz', 'cup final', 'reader0'])
      expect(description).not.toContain(hidden);
  });

  it('comes as CSV, too', async () => {
    const { fake } = scene;
    await fake.replyTo(
      fake.user('anna').mention('general', '=HYPERLINK("http://evil.example","Xi") is who?'),
    );
    const shown = await editor().slash('gaps').response();
    const file = await editor().press(shown, 'Download as CSV').response();
    expect(file.visibleTo).toBe(editor().id);
    expect(file.attachments[0]!.filename).toMatch(/^gaps-\d{4}-\d\d-\d\d\.csv$/);
    const text = (await csvOf(file)).toString('utf8');
    expect(text.startsWith('\uFEFFquestion,asked,no answer,not helpful,last asked,wordings\r\n')).toBe(true);
    expect(text).toContain(`\r\n"'=HYPERLINK(""http://evil.example"",""Xi"") is who?",1,1,0,`);
    expect(text).toContain(`\r\n${DONBAS},1,0,1,`);
    expect(text).not.toContain('Merkel');
  });

  it('are removed by a moderator, with all their questions and without a trace of their words', async () => {
    const { fake } = scene;
    for (const name of ['ina', 'udo']) {
      await fake.replyTo(fake.user(name).mention('general', 'Who is the rotten Zorblax?'));
    }
    const shown = await editor().slash('gaps').response();
    expect(shown.embeds[0]!.description).toContain('Zorblax');
    const option = optionsOf(shown).find(({ label }) => label.includes('Zorblax'))!;
    // On a message that everybody sees, others may try.
    const { visibleTo } = shown;
    delete (shown as { visibleTo?: string }).visibleTo;
    const refused = await fake.user('anna').select(shown, [option.value]).response();
    expect(refused.content).toBe('Only moderators can do this.');
    Object.assign(shown, { visibleTo });
    editor().select(shown, [option.value]);
    await expect.poll(() => shown.embeds[0]!.description, { timeout: 20_000 }).not.toContain('Zorblax');
    expect((await gaps('--json')).stdout).not.toContain('Zorblax');
    await expect
      .poll(() => fake.messages('mods').map(({ content }) => content.replaceAll('\\', '')))
      .toContainEqual(expect.stringContaining('/gaps: removed 2'));
  });

  it('are marked where the sources of now answer', async () => {
    const { fake } = scene;
    const question = 'Who is Ingeborg Zwettler?';
    await fake.replyTo(fake.user('anna').mention('general', question));
    const before = await editor().slash('gaps').response();
    expect(before.embeds[0]!.description).not.toContain('answered now');
    const file = join(scene.config.seedsDirectory, '997_zwettler.txt');
    await writeFile(file, 'New director\n\nIngeborg Zwettler is the new director of the museum in Graz.\n');
    await scene.real.app.index();
    const after = await editor().slash('gaps').response();
    const entry = after.embeds[0]!.description!.split('\n\n').find((one) => one.includes('Zwettler'));
    expect(entry).toContain('**answered now**');
    expect(after.embeds[0]!.description!.match(/answered now/g)).toHaveLength(1);
    await rm(file);
    await scene.real.app.index();
  });

  it('has pages', { timeout: 60_000 }, async () => {
    const { fake } = scene;
    const names = [
      'Merkel',
      'Scholz',
      'Macron',
      'Sunak',
      'Meloni',
      'Tusk',
      'Orban',
      'Sanchez',
      'Costa',
      'Rutte',
    ];
    for (const name of names) {
      await fake.replyTo(fake.user('anna').mention('general', `What did ${name} eat for breakfast?`));
    }
    const first = await editor().slash('gaps').response();
    expect(first.embeds[0]!.footer!.text).toMatch(/^page 1 of [2-9]/);
    const second = await editor().press(first, 'Next').response();
    await expect.poll(() => second.embeds[0]!.footer?.text).toMatch(/^page 2 of/);
    expect(second.embeds[0]!.description).toContain('**11.**');
  });

  it('is for moderators only, its buttons as well', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const owner = fake.user('owner2', { permissions: ['ManageGuild'] });
    expect(() => anna.slash('gaps')).toThrow('not shown');
    for (const refused of [anna.slash('gaps', {}, { force: true }), owner.slash('gaps')]) {
      expect((await refused.response()).content).toBe('Only moderators can do this.');
    }
    const shown = await editor().slash('gaps').response();
    delete (shown as { visibleTo?: string }).visibleTo;
    for (const { custom_id: customId, disabled } of buttonsOf(shown)) {
      if (disabled === true) continue;
      const refused = await anna.press(shown, { customId: String(customId) }).response();
      expect(refused.content).toBe('Only moderators can do this.');
      expect(refused.attachments).toEqual([]);
    }
  });

  it('are on the command line from everywhere, for whoever runs the bot', { timeout: 60_000 }, async () => {
    const json = await gaps('--json', '--days', '3');
    expect(json.exitCode).toBe(0);
    const all = JSON.parse(json.stdout) as { question: string; count: number; lastAsked: string }[];
    expect(all[0]).toMatchObject({
      count: 3,
      noAnswer: 3,
      notHelpful: 0,
      wordings: [{ count: 2 }, { count: 1 }],
    });
    const questions = all.map(({ question }) => question);
    expect(questions).toEqual(expect.arrayContaining(['Who is Angela Merkel?', 'Who won the cup final?']));
    const csv = await gaps('--csv');
    expect(csv.stdout.split('\r\n')[0]).toBe('question,asked,no answer,not helpful,last asked,wordings');
    const lines = await gaps();
    expect(lines.stdout).toMatch(/^ {3}3× {2}\S.*\n {7}also: /);
    expect(await gaps('--csv', '--json')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await gaps('--days', '0')).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('/gaps where no question is kept', () => {
  const scene = useScene({ environment: { KEEP_QUESTIONS_DAYS: '0' } });

  it('says so', async () => {
    const editor = scene.fake.user('editor', { permissions: ['ManageGuild'] });
    expect((await editor.slash('gaps').response()).content).toContain('Questions are not kept here');
  });
});
