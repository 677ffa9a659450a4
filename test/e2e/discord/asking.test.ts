import { describe, expect, it } from 'vitest';
import { displayedQuote } from '../../discord/displayed.ts';
import type { StoredMessage } from '../../discord/fake/world.ts';
import { DONBAS } from '../../story.ts';
import { useScene } from './stage.ts';

function quoteIn(message: StoredMessage, embed = 0): ReturnType<typeof displayedQuote> {
  return displayedQuote(message.embeds[embed]!.description!);
}

describe('asking', () => {
  const scene = useScene({
    fake: {
      guilds: [
        { name: 'News', channels: ['general', { name: 'forum', kind: 'forum' }, 'quiet', 'no-history'] },
        { name: 'Nachrichten', locale: 'de', channels: ['allgemein'] },
      ],
    },
  });

  it('answers a mention with a reply: quote in bold, source, place and receipt', async () => {
    const { fake, real } = scene;
    const question = fake.user('anna').mention('general', DONBAS);
    const answer = await fake.replyTo(question);
    expect(quoteIn(answer).text).toBe('Russian forces now hold approximately 85% of Donbas.');
    expect(quoteIn(answer).bold.join()).toContain('85%');
    const [embed] = answer.embeds;
    expect(embed!.title).toMatch(/^\[5\] Putin disagrees with some aspects/);
    const [, sha, start, end] = / · ([0-9a-f]{8}) (\d+)-(\d+)$/.exec(embed!.footer!.text)!;
    const article = await real.app.inspect('004_4fc0e61657408c10');
    expect(article.sha256.startsWith(sha!)).toBe(true);
    expect(article.raw.slice(Number(start), Number(end))).toBe(quoteIn(answer).text);
    expect(embed!.footer!.text).toMatch(
      /^Only this source says so · .*paragraph 5 of \d+ · indexed \d+ \w+ \d{4} · /,
    );
    expect(fake.typing.map(({ channelId }) => channelId)).toContain(question.channel_id);
  });

  it('answers in threads, forum posts and direct messages', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const thread = anna.openThread('general', 'talk');
    expect(quoteIn(await fake.replyTo(anna.mention(thread, DONBAS))).text).toContain('85%');
    const post = anna.openThread('forum', 'a post', 'hello');
    expect(quoteIn(await fake.replyTo(anna.mention(post, DONBAS))).text).toContain('85%');
    const direct = anna.dm(DONBAS);
    expect(quoteIn(await fake.replyTo(direct)).text).toContain('85%');
  });

  it('says that no source answers, why, and what comes nearest', async () => {
    const { fake } = scene;
    const answer = await fake.replyTo(
      fake.user('anna').mention('general', 'What did Xi Jinping say about soybeans?'),
    );
    expect(answer.embeds[0]).toMatchObject({ title: 'No source answers this' });
    expect(answer.embeds[0]!.description).toContain('Jinping');
    expect(answer.embeds[1]!.author!.name).toBe('The nearest passage, which is not an answer');
    expect(quoteIn(answer, 1).bold).toEqual([]);
    expect(answer.embeds[0]!.color).not.toBe(answer.embeds[1]!.color);
  });

  it('goes on from an answer that is replied to with a mention, again and again', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const first = await fake.replyTo(anna.mention('general', 'Who is leading the US delegation?'));
    expect(quoteIn(first).text).toContain('Witkoff');
    const then = anna.reply(first, `<@${fake.botId}> and where will he meet the Ukrainians?`);
    const second = await fake.replyTo(then);
    expect(quoteIn(second).text).toContain('Florida');
    expect(second.content).toBe(
      '-# and where will he meet the Ukrainians?\n-# ↳ Who is leading the US delegation?',
    );
  });

  it('goes on from the last answer in direct messages, and asks what is meant elsewhere', async () => {
    const { fake } = scene;
    const direct = fake.user('dora').dm('Where was the revised plan drafted?');
    await fake.replyTo(direct);
    await fake.replyTo(fake.user('dora').dm('thanks!'));
    const then = await fake.replyTo(fake.user('dora').dm('on which day?'));
    expect(quoteIn(then).text).toContain('on Sunday');
    expect(then.content).toBe('-# on which day?\n-# ↳ Where was the revised plan drafted?');
    const alone = await fake.replyTo(fake.user('dora').mention('general', 'on which day?'));
    expect(alone.embeds).toHaveLength(1);
    expect(alone.embeds[0]!.description).toContain('not clear who or what is meant');
  });

  it('answers the first of two questions, and says to ask the second next', async () => {
    const { fake } = scene;
    const both = 'Where was the revised plan drafted and what did Merz advise?';
    const answer = await fake.replyTo(fake.user('anna').mention('general', both));
    expect(quoteIn(answer).text).toContain('Switzerland');
    expect(answer.content).toBe(
      `-# ${both}\nOne question is answered at a time. Ask next: what did Merz advise?`,
    );
  });

  it('says nothing to itself, bots, webhooks, @everyone, or replies that merely quote it', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const answer = await fake.replyTo(anna.mention('quiet', DONBAS));
    fake.user('robot', { bot: true }).mention('quiet', DONBAS);
    fake.webhookMessage('quiet', `<@${fake.botId}> ${DONBAS}`);
    anna.say('quiet', `@everyone ${DONBAS}`);
    anna.say('quiet', `@everyone <@${fake.botId}> ${DONBAS}`);
    anna.reply(answer, 'look at this');
    anna.reply(answer, `> <@${fake.botId}> said so\nI do not believe it`);
    anna.say('quiet', DONBAS);
    await fake.silence('quiet', 700);
    expect(fake.messages('quiet').filter(({ author }) => author.id === fake.botId)).toEqual([answer]);
  });

  it('corrects its answer when the question is corrected, and posts no other', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const question = anna.mention('general', 'who is Xi Jinping');
    const answer = await fake.replyTo(question);
    expect(answer.embeds[0]!.title).toBe('No source answers this');
    anna.edit(question, `<@${fake.botId}> ${DONBAS}`);
    await fake.edited(answer);
    expect(quoteIn(answer).text).toContain('85%');
    await fake.silence('general', 300);
  });

  it('takes a correction into account that comes before the answer', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const question = anna.mention('general', 'who is Xi Jinping');
    anna.edit(question, `<@${fake.botId}> ${DONBAS}`);
    const answer = await fake.replyTo(question);
    await expect.poll(() => answer.embeds[0]?.description).toContain('85%');
    await fake.silence('general', 300);
  });

  it('posts nothing stray when the question is deleted', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const question = anna.mention('quiet', DONBAS);
    anna.delete(question);
    await fake.silence('quiet', 800);
    expect(scene.logged.filter((line) => line.includes('handler failed'))).toEqual([]);
  });

  it('does not post twice when Discord’s answer is lost', async () => {
    const { fake } = scene;
    fake.onNext('POST /channels/{id}/messages', { status: 500, act: true });
    const question = fake.user('anna').mention('general', DONBAS);
    await fake.replyTo(question);
    await fake.silence('general', 500);
    const replies = fake
      .messages('general')
      .filter((one) => one.message_reference?.message_id === question.id);
    expect(replies).toHaveLength(1);
  });

  it('speaks the language of the server, and quotes in the source’s', async () => {
    const { fake } = scene;
    const jan = fake.user('jan', { guild: 'Nachrichten', locale: 'de' });
    const answer = await fake.replyTo(jan.mention('allgemein', DONBAS));
    expect(answer.embeds[0]!.footer!.text).toContain('Nur diese Quelle sagt das');
    expect(quoteIn(answer).text).toContain('Russian forces');
    const none = await fake.replyTo(jan.mention('allgemein', 'What did Xi Jinping say about soybeans?'));
    expect(none.embeds[0]).toMatchObject({ title: 'Keine Quelle beantwortet das' });
    expect(none.embeds[0]!.description).toMatch(/^Keine Quelle erwähnt Xi/);
  });

  it('shows how to ask to someone who only mentions it', async () => {
    const { fake } = scene;
    const answer = await fake.replyTo(fake.user('anna').mention('general', ''));
    expect(answer.content).toContain('/help');
  });

  it('tells a person directly when it may not speak in a channel', async () => {
    const { fake } = scene;
    const eve = fake.user('eve');
    fake.setBotRights('quiet', { deny: ['SendMessages'] });
    eve.mention('quiet', DONBAS);
    const told = await fake.nextMessage(eve.dmChannel);
    expect(told.content).toContain('I am not allowed to answer in');
    fake.setBotRights('quiet', { deny: ['EmbedLinks'] });
    eve.mention('quiet', DONBAS);
    await fake.waitFor('a word in the channel', () =>
      fake.messages('quiet').find(({ content }) => content.includes('Embed Links')),
    );
    fake.setBotRights('quiet', {});
    expect(scene.logged.join('\n')).toContain('may not answer in this channel');
  });

  it('answers without a reply where it may not look back, and the log says which right it lacks', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    fake.setBotRights('no-history', { deny: ['ReadMessageHistory'] });
    const logged = scene.logged.length;
    const question = anna.mention('no-history', DONBAS);
    const answer = await fake.nextMessage('no-history');
    expect(answer.message_reference).toBeUndefined();
    expect(quoteIn(answer).text).toContain('85%');
    anna.mention('no-history', 'Where was the revised plan drafted?');
    expect(quoteIn(await fake.nextMessage('no-history')).text).toContain('Switzerland');
    anna.edit(question, `<@${fake.botId}> who is Xi Jinping?`);
    await fake.edited(answer);
    expect(answer.embeds[0]!.title).toBe('No source answers this');

    fake.setBotRights('no-history', { deny: ['ReadMessageHistory', 'EmbedLinks'] });
    anna.mention('no-history', DONBAS);
    expect((await fake.nextMessage('no-history')).content).toContain('Embed Links');
    fake.setBotRights('no-history', {});
    const lines = scene.logged.slice(logged);
    expect(lines.filter((line) => line.includes('stand on their own'))).toHaveLength(1);
    expect(lines.join('\n')).not.toContain('handler failed');
  });
});

describe('/ask', () => {
  const scene = useScene();

  it('defers at once, then shows the answer to all, with the question', async () => {
    const { fake } = scene;
    const asked = fake.user('anna').slash('ask', { question: DONBAS });
    expect(await asked.acknowledged()).toMatchObject({ type: 5, isEphemeral: false });
    const answer = await asked.response();
    expect(answer.content).toBe(`-# ${DONBAS}`);
    expect(quoteIn(answer).text).toContain('85%');
  });

  it('keeps a private answer private', async () => {
    const asked = scene.fake.user('anna').slash('ask', { question: DONBAS, private: true });
    expect(await asked.acknowledged()).toMatchObject({ type: 5, isEphemeral: true });
    expect((await asked.response()).visibleTo).toBe(scene.fake.user('anna').id);
  });

  it('offers sources while one is typed, and asks only the chosen one', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const choices = await anna.autocomplete('ask', { question: 'x', source: 'face force' }).choices();
    expect(choices).toEqual([
      {
        name: '[3] Putin Offers Ukraine Peace Deal: Withdraw Troops or Face Force',
        value: '002_23b6778eaea5c0ad',
      },
    ]);
    expect(await anna.autocomplete('ask', { question: 'x', source: '' }).choices()).toHaveLength(5);
    const asked = anna.slash('ask', {
      question: 'What did Putin say about Donbas?',
      source: choices[0]!.value as string,
    });
    const answer = await asked.response();
    const titles = answer.embeds.filter(({ footer }) => footer).map(({ title }) => title!.slice(0, 3));
    expect(new Set(titles)).toEqual(new Set(['[3]']));
    const byNumber = await anna
      .slash('ask', { question: 'What did Putin say about Donbas?', source: '3' })
      .response();
    expect(byNumber.embeds.at(-1)!.title).toMatch(/^\[3\]/);
    const unknown = await anna.slash('ask', { question: DONBAS, source: 'nowhere' }).response();
    expect(unknown.content).toContain('/sources');
    expect(unknown.visibleTo).toBe(anna.id);
  });

  it('answers hostile questions without harm', async () => {
    const { fake } = scene;
    for (const question of [
      '@everyone <@&1> ```',
      '\u202E\u0000?',
      '**'.repeat(400),
      '😀',
      `<@${fake.botId}>`,
    ]) {
      const answer = await fake.user('anna').slash('ask', { question }).response();
      // Where there is no word, there is no question that sources could be silent on.
      const { title, description } = answer.embeds[0]!;
      expect(title ?? description).toMatch(/^(?:No source answers this|There is no question here\.)/);
    }
  });
});
