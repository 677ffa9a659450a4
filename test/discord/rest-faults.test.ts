import { describe, expect, it } from 'vitest';
import type { FakeDiscord } from './fake/fake-discord.ts';
import type { Fault } from './fake/faults.ts';
import type { StoredMessage } from './fake/world.ts';
import { type QuickScene, SAID, startQuickScene } from './quick-scene.ts';

const POST = 'POST /channels/{id}/messages';
const CALLBACK = 'POST /interactions/{id}/{id}/callback';
const EDIT = 'PATCH /webhooks/{id}/{id}/messages/@original';
const refused = (status: number, code: number, message = 'Refused'): Fault => ({
  status,
  body: { code, message },
});
const limit = (headers: Record<string, string>, body: unknown = {}): Fault => ({
  status: 429,
  headers,
  body,
});

/** Failures after which the request is sent again: the person sees the answer, once. */
const PASSING: readonly (readonly [string, Fault])[] = [
  ...[500, 502, 503, 504, 520].flatMap((status) => [
    [`${status} twice`, { status, times: 2 }] as const,
    [`${status} although it was done`, { status, act: true }] as const,
  ]),
  ['a reset connection', { drop: 'reset' }],
  ['a connection reset after it was done', { drop: 'reset', act: true }],
  ['a closed connection', { drop: 'close' }],
  ['a connection closed after it was done', { drop: 'close', act: true }],
  ['malformed JSON after it was done', { status: 200, body: '{"id": "1"', act: true }],
  ['an answer cut short after it was done', { isCutShort: true, act: true }],
  ['a web page instead of an answer', { status: 502, body: '<html>', headers: { 'content-type': 'text/html' } }],
  ['an answer that comes late', { answerDelayMs: 800, act: true }],
  ['429 of the route', limit({ 'retry-after': '0.2', 'x-ratelimit-scope': 'user' }, { retry_after: 0.2 })],
  ['429 of everything', limit({ 'retry-after': '0.2', 'x-ratelimit-global': 'true' }, { retry_after: 0.2 })],
  ['429 without headers', limit({}, { retry_after: 0.3 })],
  ['429 without anything', limit({}, '')],
  ['429 with nonsense in its headers', limit({ 'retry-after': 'soon', 'x-ratelimit-reset-after': '-7' })],
  ['429 three times', { ...limit({ 'retry-after': '0' }), times: 3 }],
  ['a limit with nonsense in its headers', { headers: { 'x-ratelimit-remaining': 'x', 'x-ratelimit-reset-after': 'y' } }],
  ['a limit for a year', { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '31536000' } }],
]; // prettier-ignore

/** What the bot has said in a channel, ephemeral messages included. */
function answersIn(fake: FakeDiscord, channel = 'general'): StoredMessage[] {
  return fake.messages(channel).filter((message) => JSON.stringify(message.embeds).includes(SAID));
}

async function within(scene: QuickScene, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    scene.fake.clearFaults();
    expect(scene.fake.violations).toEqual([]);
    expect(scene.fake.pings).toEqual([]);
    const log = JSON.stringify(scene.logged);
    for (const secret of [scene.fake.token, 'token-of-', 'Who?']) expect(log).not.toContain(secret);
  } finally {
    await scene.stop();
  }
}

const elsewhere = { guilds: [{ name: 'News', channels: ['general', 'other'] }] };

async function isAnsweringElsewhere({ fake }: QuickScene): Promise<boolean> {
  const next = await fake.replyTo(fake.user('next').mention('other', 'What next?'));
  return JSON.stringify(next.embeds).includes(SAID);
}

describe.concurrent('a reply to a mention is sent again, and is there once', () => {
  it.each(PASSING)('%s', { timeout: 20_000 }, async (_, fault) => {
    const scene = await startQuickScene({ fake: elsewhere });
    await within(scene, async () => {
      scene.fake.onNext(POST, fault);
      const question = scene.fake.user('anna').mention('general', 'Who?');
      await scene.fake.replyTo(question, 10_000);
      expect(await isAnsweringElsewhere(scene)).toBe(true);
      // Whatever was to come twice would have come by now.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(answersIn(scene.fake)).toHaveLength(1);
    });
  });
});

describe.concurrent('a command is answered, once, whatever its first response meets', () => {
  const fitting = PASSING.filter(([name]) => !name.includes('a limit'));
  it.each(fitting)('%s', { timeout: 20_000 }, async (_, fault) => {
    const scene = await startQuickScene({ fake: elsewhere });
    await within(scene, async () => {
      scene.fake.onNext(CALLBACK, fault);
      const asked = scene.fake.user('anna').slash('ask', { question: 'Who?' });
      const told = await asked.response(10_000);
      expect(told.embeds[0]?.description).toContain(SAID);
      expect(await isAnsweringElsewhere(scene)).toBe(true);
      expect(answersIn(scene.fake)).toHaveLength(1);
    });
  });
});

describe.concurrent('a command is answered, once, whatever its edit meets', () => {
  it.each(PASSING)('%s', { timeout: 20_000 }, async (_, fault) => {
    const scene = await startQuickScene({ fake: elsewhere });
    await within(scene, async () => {
      scene.fake.onNext(EDIT, fault);
      const told = await scene.fake.user('anna').slash('ask', { question: 'Who?' }).response(10_000);
      expect(told.embeds[0]?.description).toContain(SAID);
      expect(await isAnsweringElsewhere(scene)).toBe(true);
      expect(answersIn(scene.fake)).toHaveLength(1);
    });
  });
});

describe.concurrent('where a command cannot be replied to, the answer comes as a message', () => {
  it.each<[string, string, Fault]>([
    ['the interaction is unknown', CALLBACK, refused(404, 10_062)],
    ['the interaction was refused for good', CALLBACK, { status: 500, times: Infinity }],
    ['no answer ever comes', CALLBACK, { hang: true, times: Infinity }],
    ['the first response arrives too late', CALLBACK, { delayMs: 3_500, times: Infinity }],
    ['the token has expired', EDIT, refused(401, 50_027)],
    ['the webhook is unknown', EDIT, refused(404, 10_015)],
  ])('%s', { timeout: 20_000 }, async (_, route, fault) => {
    const scene = await startQuickScene({ fake: elsewhere });
    await within(scene, async () => {
      scene.fake.onNext(route, fault);
      scene.fake.user('anna').slash('ask', { question: 'Who?' });
      const told = await scene.fake.nextMessage('general', 10_000);
      expect(told.embeds[0]?.description).toContain(SAID);
      expect(scene.logged.map(({ msg }) => msg)).toContain(
        'an interaction cannot be replied to; answering by a message',
      );
      expect(await isAnsweringElsewhere(scene)).toBe(true);
    });
  });

  it('in private, where it was private', async () => {
    const scene = await startQuickScene({ fake: elsewhere });
    await within(scene, async () => {
      const anna = scene.fake.user('anna');
      scene.fake.onNext(CALLBACK, refused(404, 10_062));
      anna.slash('ask', { question: 'Who?', private: true });
      expect((await scene.fake.nextMessage(anna.dmChannel)).embeds[0]?.description).toContain(SAID);
      expect(answersIn(scene.fake)).toEqual([]);
    });
  });

  it('nothing is said where another reply was there first', async () => {
    const scene = await startQuickScene({ fake: elsewhere });
    await within(scene, async () => {
      scene.fake.onNext(CALLBACK, refused(400, 40_060));
      scene.fake.user('anna').slash('ask', { question: 'Who?' });
      await scene.fake.silence('general', 500);
      expect(await isAnsweringElsewhere(scene)).toBe(true);
    });
  });
});

describe.concurrent('what cannot be said is logged, and the next question is answered', () => {
  it.each<[string, Fault]>([
    ['403', { ...refused(403, 50_013), times: 2 }],
    ['404 of the channel', refused(404, 10_003)],
    ['400 of the message replied to', refused(400, 50_035, 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE')],
    ['400', refused(400, 50_035)],
    ['418', { status: 418, body: 'no JSON' }],
    ['a limit of a day', { ...limit({ 'retry-after': '86400' }), times: Infinity }],
    ['401 at this place only, again and again', { ...refused(401, 0), times: Infinity }],
  ])('%s', { timeout: 20_000 }, async (_, fault) => {
    const scene = await startQuickScene({ fake: elsewhere });
    await within(scene, async () => {
      const { fake } = scene;
      fake.onNext(POST, fault);
      fake.user('anna').mention('general', 'Who?');
      await fake.waitFor('the refusal', () => fake.requestsTo(POST)[0]?.status, 5_000);
      await new Promise((resolve) => setTimeout(resolve, 300));
      fake.clearFaults();
      expect(await isAnsweringElsewhere(scene)).toBe(true);
    });
  });

  it('one 401 does not cost the token', async () => {
    const scene = await startQuickScene();
    await within(scene, async () => {
      scene.fake.onNext(POST, refused(401, 0));
      expect(await scene.isAnswering()).toBe(true);
      expect(await scene.isAnswering()).toBe(true);
    });
  });

  it('a token that nobody accepts any more ends the bot, with what to do', async () => {
    const scene = await startQuickScene();
    scene.fake.onNext('*', { ...refused(401, 0), times: Infinity });
    scene.fake.user('anna').mention('general', 'Who?');
    expect(await scene.bot.failed).toMatchObject({ code: 'DISCORD_TOKEN' });
    await scene.stop();
  });

  it('a channel that is deleted while its question is answered', async () => {
    const scene = await startQuickScene({ fake: elsewhere });
    await within(scene, async () => {
      scene.fake.user('anna').mention('general', 'Who?');
      scene.fake.deleteChannel('general');
      expect(await isAnsweringElsewhere(scene)).toBe(true);
    });
  });
});
