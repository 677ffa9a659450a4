import * as fc from 'fast-check';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Quote } from '../../src/domain.ts';
import { answerQuestion } from '../../src/conversation/answered-question.ts';
import type { AskedQuestion } from '../../src/conversation/follow-up.ts';
import type { Citation } from '../../src/conversation/citations.ts';
import { hostileAnswer } from '../discord/hostile.ts';
import { type QuickScene, SAID, startQuickScene } from '../discord/quick-scene.ts';
import { damaged, wounds } from './damage.ts';
import { watchBlocks } from './blocks.ts';
import { draw, runs, SEED } from './runs.ts';

const COUNT = runs(400, 10_000);
const LONGEST_BLOCK_MS = 200;
/** An id that came damaged goes back as it came: Discord's own fault, which it refuses. */
const OF_DAMAGED_IDS =
  /^(?:message_reference\.message_id|nonce|type): (?:Invalid|Too big|Too small|unknown response)/;

let scene: QuickScene;
let events: { name: string; data: object }[];

/** What the app says: quotes of hostile articles, one after the other. */
function hostileApp() {
  const said = draw(hostileAnswer, 200).map(({ answer, citations }) => ({ answer, citations }));
  const citationsOf = new Map<Answer, Map<Quote, Citation>>();
  let turn = 0;
  const app = {
    ask: async (question: string): Promise<Answer> => {
      if (question.startsWith('What was question')) {
        return {
          question,
          status: 'no-answer',
          confidence: 0,
          quotes: [],
          closest: null,
          reason: { code: 'unknown-names', names: [SAID] },
        } as const;
      }
      const next = said[(turn += 1) % said.length]!;
      const answer = { ...next.answer, question };
      citationsOf.set(answer, next.citations);
      return answer;
    },
    cite: async (answer: Answer) => citationsOf.get(answer) ?? new Map<Quote, Citation>(),
    suggest: async () => [],
  };
  return {
    answer: (asked: AskedQuestion) => answerQuestion(app, asked),
    cite: app.cite,
  };
}

/** Everything that people do, once, as Discord tells the bot of it. */
async function collectEvents({ fake }: QuickScene): Promise<{ name: string; data: object }[]> {
  const anna = fake.user('anna', { permissions: ['ManageGuild'] });
  const asked = anna.slash('ask', { question: 'Who leads it?', private: false });
  const answer = await asked.response();
  const reply = await fake.replyTo(anna.mention('general', 'And when?'));
  anna.reply(reply, 'And where?');
  anna.dm('Who?');
  anna.edit(anna.mention('general', 'Whoo?'), `<@${fake.botId}> Who?`);
  for (const command of ['sources', 'status', 'help', 'privacy', 'reindex']) anna.slash(command);
  anna.slash('source show', { source: 'x' });
  anna.autocomplete('ask', { source: 'x' });
  anna.messageMenu('Check against the sources', reply);
  for (const customId of [
    '1:s:',
    '1:v:1',
    '1:m:3:',
    '1:c:0123456789abcdef:1:9:',
    `1:d:${BigInt(anna.id).toString(36)}`,
  ]) {
    anna.press(answer, { customId });
  }
  anna.send(3, { component_type: 3, custom_id: '1:o:', id: 1, values: ['0123456789'] }, { message: answer });
  anna.send(
    5,
    {
      custom_id: '1:f:0123456789',
      components: [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'question', value: 'Who?' } }],
    },
    { message: answer },
  );
  anna.delete(anna.mention('general', 'Never mind?'));
  return fake.events.flatMap(({ name, data }) =>
    /^(?:MESSAGE|INTERACTION|GUILD|CHANNEL|THREAD)_/.test(name) && typeof data === 'object' && data !== null
      ? { name, data }
      : [],
  );
}

beforeAll(async () => {
  scene = await startQuickScene({ app: hostileApp(), fake: { requestsPerSecond: Infinity } });
  events = await collectEvents(scene);
});
afterAll(() => scene.stop());

describe('events of Discord’s with damaged parts', () => {
  it(
    `leave the bot answering, within limits, without a ping (${COUNT})`,
    { timeout: 1_800_000 },
    async () => {
      const { fake } = scene;
      const generated = draw(fc.record({ which: fc.nat(), how: wounds }), COUNT);
      const watch = watchBlocks();
      for (const { which, how } of generated) {
        const { name, data } = events[which % events.length]!;
        const event = damaged(data, how);
        // What the bot does with it is measured, not what it took to make it.
        await pause(0);
        fake.gateway.dispatch(name, event, { guildId: fake.guild.id });
        await pause(0);
      }
      expect(await scene.isAnswering(60_000), `FUZZ_SEED=${SEED}`).toBe(true);
      expect(watch.stop(), `FUZZ_SEED=${SEED}`).toBeLessThan(LONGEST_BLOCK_MS);
      expect(
        fake.violations.filter(({ problem }) => !OF_DAMAGED_IDS.test(problem)),
        `FUZZ_SEED=${SEED}`,
      ).toEqual([]);
      expect(
        fake.pings.filter(({ whom }) => whom !== fake.botId),
        `FUZZ_SEED=${SEED}`,
      ).toEqual([]);
      const faults = scene.logged.filter(({ level }) => level >= 60);
      expect(faults, `FUZZ_SEED=${SEED}`).toEqual([]);
    },
  );
});
