import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Events,
  MessageFlags,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { useClient } from './client-scene.ts';

const scene = useClient();

describe('interactions', () => {
  it('carries a slash command, deferred and edited', async () => {
    await scene.start();
    scene.client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.deferReply({ flags: MessageFlags.Ephemeral });
        await interaction.editReply(`${interaction.options.getString('question')} ${interaction.locale}`);
        await interaction.followUp({ content: 'more' });
      }
    });
    const alice = scene.fake.user('alice', { locale: 'de' });
    const asked = alice.slash('ask', { question: 'who?' });
    const response = await asked.response();
    expect(response.content).toBe('who? de');
    expect(response.visibleTo).toBe(alice.id);
    expect(await asked.acknowledged()).toMatchObject({ type: 5, isEphemeral: true });
    expect((await asked.followUps()).map(({ content, visibleTo }) => [content, visibleTo])).toEqual([
      ['more', undefined],
    ]);
    expect(scene.fake.violations).toEqual([]);
  });

  it('offers autocomplete, context menus and the response itself', async () => {
    await scene.start();
    scene.client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isAutocomplete()) {
        await interaction.respond([{ name: `[1] ${interaction.options.getFocused()}`, value: '1' }]);
      } else if (interaction.isMessageContextMenuCommand()) {
        const sent = await interaction.reply({
          content: interaction.targetMessage.content,
          withResponse: true,
        });
        await sent.resource?.message?.edit('edited');
      }
    });
    const alice = scene.fake.user('alice');
    const typed = alice.autocomplete('ask', { question: 'who?', source: 'pu' });
    expect(await typed.choices()).toEqual([{ name: '[1] pu', value: '1' }]);
    const said = scene.fake.user('bob').say('general', 'words the bot does not get otherwise');
    const menu = alice.messageMenu('Check against the sources', said);
    const response = await scene.fake.edited(await menu.response());
    expect(scene.fake.history(response)[0]?.content).toBe(said.content);
    expect(response.content).toBe('edited');
  });

  it('carries buttons that update and modals', async () => {
    await scene.start();
    const button = new ButtonBuilder().setCustomId('b:1').setLabel('Correct').setStyle(ButtonStyle.Primary);
    scene.onMessage((message) =>
      message.reply({
        content: 'a',
        components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)],
      }),
    );
    scene.client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isButton()) {
        const input = new TextInputBuilder()
          .setCustomId('why')
          .setLabel('Why')
          .setStyle(TextInputStyle.Short);
        const row = new ActionRowBuilder<TextInputBuilder>().addComponents(input);
        await interaction.showModal(new ModalBuilder().setCustomId('m').setTitle('M').addComponents(row));
      } else if (interaction.isModalSubmit() && interaction.isFromMessage()) {
        await interaction.update({ content: interaction.fields.getTextInputValue('why'), components: [] });
      }
    });
    const alice = scene.fake.user('alice');
    const answer = await scene.fake.replyTo(alice.mention('general', 'who?'));
    const pressed = alice.press(answer, 'Correct');
    const submitted = await alice.submitModal(pressed, { why: 'because' });
    expect(await submitted.response()).toBe(answer);
    expect(answer.content).toBe('because');
    expect(() => alice.press(answer, 'Correct')).toThrow(/no button "Correct"/);
    expect(scene.fake.violations).toEqual([]);
  });

  it('knows an interaction once, and only for three seconds', async () => {
    await scene.start();
    scene.client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const isLate = interaction.options.getString('question') === 'late';
        scene.fake.advance(isLate ? 3_001 : 0);
        await interaction.reply('one').catch((error: unknown) => scene.errors.push(error));
        const url = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
        await scene.client.rest
          .post(url, { body: { type: 5 }, auth: false })
          .catch((error: unknown) => scene.errors.push(error));
        scene.fake.advance(15 * 60_000);
        await interaction.editReply('much later').catch((error: unknown) => scene.errors.push(error));
      }
    });
    const alice = scene.fake.user('alice');
    const late = alice.slash('ask', { question: 'late' });
    await expect.poll(() => scene.errors).toMatchObject([{ code: 10_062 }, { code: 10_062 }, {}]);
    expect(late.isFailed()).toBe(true);
    scene.errors.length = 0;
    await alice.slash('ask', { question: 'now' }).response();
    await expect.poll(() => scene.errors).toMatchObject([{ code: 40_060 }, { code: 50_027 }]);
  });

  it('shows commands only to those who may use them', async () => {
    await scene.start();
    expect(() => scene.fake.user('alice').slash('reindex')).toThrow(/not shown/);
    expect(() => scene.fake.user('bob').slash('ask', {})).toThrow(/needs: question/);
    const mod = scene.fake.user('mod', { permissions: ['ManageGuild'] });
    const used = mod.slash('reindex');
    await expect(used.response(50)).rejects.toThrow(
      /Waited 50 ms for the response of reindex[\s\S]*INTERACTION_CREATE/,
    );
  });
});
