import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { childEnvironment } from '../child-environment.ts';
import { type FakeDiscord, startFakeDiscord } from '../discord/fake/fake-discord.ts';
import type { SeenInteraction } from '../discord/fake/interact.ts';
import type { Person } from '../discord/fake/person.ts';
import type { StoredMessage } from '../discord/fake/world.ts';
import { copySharedIndex } from '../e2e/copy-index.ts';

const PER_SECOND = Number(process.env['PER_SECOND'] ?? 60);
const SECONDS = Number(process.env['SECONDS'] ?? 120);
/** Within which everybody who asked has been told something. */
const STATED_MS = 10_000;
const PEOPLE = 300;
const CHANNELS = 60;
/** One person asks this share of everything, and must not keep the others from asking. */
const GREEDY_SHARE = 0.2;
const RECOVERY_MS = 5_000;
const QUESTIONS = [
  'how much of Donbas does Russia hold?',
  'who leads the US delegation?',
  'when do the delegations meet?',
  'what does Putin say of the plan?',
];

let fake: FakeDiscord;
let folder: string;
let child: ChildProcess;
let log = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-load-'));
  await copySharedIndex(join(folder, 'embeddings'));
  fake = await startFakeDiscord({
    guilds: [
      { name: 'News', channels: Array.from({ length: CHANNELS }, (_, number) => `channel-${number}`) },
    ],
    messageBucket: { limit: 5, windowMs: 5_000 },
  });
  child = spawn(process.execPath, ['dist/cli.js', 'start'], {
    env: childEnvironment({
      EMBEDDINGS_DIR: join(folder, 'embeddings'),
      DISCORD_TOKEN: fake.token,
      DISCORD_API_URL: fake.apiUrl,
      QUESTIONS_PER_MINUTE: '100000',
      CHANNEL_QUESTIONS_PER_MINUTE: '100000',
    }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr?.on('data', (data: Buffer) => (log += data.toString()));
  while (!/^ready: /m.test(log)) {
    if (child.exitCode !== null) throw new Error(`The bot has ended: ${log}`);
    await sleep(100);
  }
}, 120_000);
afterAll(async () => {
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('close', resolve));
  await fake.close();
  await rm(folder, { recursive: true });
}, 30_000);

interface Asked {
  readonly at: number;
  readonly isGreedy: boolean;
  readonly interaction: SeenInteraction | null;
  readonly message: StoredMessage | null;
}

/** What the person was told in the end, and after how long; "late": beside a command that had expired. */
interface Told {
  readonly kind: 'answered' | 'busy' | 'late' | 'nothing';
  readonly afterMs: number;
}

function told({ at, interaction, message }: Asked, answers: ReadonlyMap<string, StoredMessage>): Told {
  const answer =
    interaction === null
      ? answers.get(message?.id ?? '')
      : interaction.record.isSettled
        ? interaction.record.original
        : answers.get(interaction.id);
  if (answer === undefined) return { kind: 'nothing', afterMs: Infinity };
  const when = Date.parse(answer.edited_timestamp ?? answer.timestamp);
  if (answer.id !== interaction?.record.original?.id && interaction !== null) {
    return { kind: 'late', afterMs: when - at };
  }
  return { kind: isBusy(answer) ? 'busy' : 'answered', afterMs: when - at };
}

const isBusy = ({ content }: StoredMessage): boolean => /so much is being asked/i.test(content);

/** One notice tells all whom it names, or whom it replies to, of everything that they had asked before. */
function noteShared(messages: readonly StoredMessage[], answers: Map<string, StoredMessage>): void {
  for (const [index, shared] of messages.entries()) {
    if (shared.author.id !== fake.botId || !isBusy(shared)) continue;
    const repliedTo = messages.find(({ id }) => id === shared.message_reference?.message_id);
    const people = new Set(Array.from(shared.content.matchAll(/<@(\d+)>/g), ([, id]) => id));
    for (const before of messages.slice(0, index)) {
      const isTold = people.has(before.author.id) || before.author.id === repliedTo?.author.id;
      if (isTold && !answers.has(before.id)) answers.set(before.id, shared);
    }
  }
}

/** Where a command had expired, its answer is an ordinary message: the next one in its channel. */
function noteLate(
  messages: readonly StoredMessage[],
  asked: readonly SeenInteraction[],
  answers: Map<string, StoredMessage>,
): void {
  const channelId = messages[0]?.channel_id;
  const expired = asked.filter(({ record }) => record.channelId === channelId && !record.isSettled);
  const ordinary = messages.filter(
    (message) =>
      message.author.id === fake.botId &&
      message.webhook_id === undefined &&
      message.message_reference === undefined &&
      !isBusy(message),
  );
  for (const [index, { id }] of expired.entries()) {
    const answer = ordinary[index];
    if (answer !== undefined) answers.set(id, answer);
  }
}

const memoryOf = (pid: number): { rssMib: number; files: number } => ({
  rssMib: Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024,
  ),
  files: readdirSync(`/proc/${pid}/fd`).length,
});

it(`${PER_SECOND} questions a second for ${SECONDS} s`, { timeout: (SECONDS + 240) * 1_000 }, async () => {
  const people: Person[] = Array.from({ length: PEOPLE }, (_, number) => fake.user(`person-${number}`));
  const greedy = fake.user('greedy');
  const ask = async (number: number): Promise<Asked> => {
    const isGreedy = number % Math.round(1 / GREEDY_SHARE) === 0;
    const person = isGreedy ? greedy : people[number % PEOPLE]!;
    const question = QUESTIONS[number % QUESTIONS.length]!;
    const channel = `channel-${number % CHANNELS}`;
    const at = Date.now();
    return number % 2 === 0
      ? { at, isGreedy, interaction: person.slash('ask', { question }, { channel }), message: null }
      : { at, isGreedy, interaction: null, message: person.mention(channel, question) };
  };
  await fake.user('warm').slash('ask', { question: QUESTIONS[0]! }).response(20_000);
  const pid = child.pid!;
  const samples = [memoryOf(pid)];
  const all: Asked[] = [];
  const begun = performance.now();
  for (let second = 0; second < SECONDS; second += 1) {
    for (let count = 0; count < PER_SECOND; count += 1) {
      all.push(await ask(all.length));
      const due = begun + (all.length * 1_000) / PER_SECOND;
      if (due > performance.now()) await sleep(due - performance.now());
    }
    if (second % 10 === 9) samples.push(memoryOf(pid));
  }
  const offeredSeconds = (performance.now() - begun) / 1_000;
  await sleep(RECOVERY_MS);
  const after = fake.user('after').slash('ask', { question: QUESTIONS[1]! });
  const recovered = await after.response(20_000);
  const recoveryMs = Date.now() - Date.parse(recovered.timestamp);
  await sleep(STATED_MS);
  samples.push(memoryOf(pid));

  const answers = new Map<string, StoredMessage>();
  for (const { name } of fake.guild === undefined ? [] : [...fake.world.channels.values()]) {
    if (!name.startsWith('channel-')) continue;
    for (const message of fake.messages(name)) {
      const to = message.message_reference?.message_id;
      if (to !== undefined && message.author.id === fake.botId) answers.set(to, message);
    }
    noteShared(fake.messages(name), answers);
    noteLate(
      fake.messages(name),
      all.flatMap(({ interaction }) => (interaction === null ? [] : [interaction])),
      answers,
    );
  }
  const results = all.map((asked) => ({ asked, ...told(asked, answers) }));
  const countOf = (kind: Told['kind'], isGreedy?: boolean): number =>
    results.filter((one) => one.kind === kind && (isGreedy === undefined || one.asked.isGreedy === isGreedy))
      .length;
  const times = results
    .filter(({ kind }) => kind !== 'nothing')
    .map(({ afterMs }) => afterMs)
    .toSorted((a, b) => a - b);
  const quantile = (share: number): number => Math.round(times[Math.floor(share * (times.length - 1))] ?? 0);
  process.stdout.write(
    `${JSON.stringify(
      {
        offered: all.length,
        offeredPerSecond: Number((all.length / offeredSeconds).toFixed(1)),
        answered: countOf('answered'),
        answeredPerSecond: Number((countOf('answered') / offeredSeconds).toFixed(1)),
        busy: countOf('busy'),
        late: countOf('late'),
        nothing: countOf('nothing'),
        nothingOfCommands: results.filter(
          ({ kind, asked }) => kind === 'nothing' && asked.interaction !== null,
        ).length,
        shareAnswered: {
          ofTheGreedyOne: Number(
            (
              countOf('answered', true) / Math.max(1, results.filter(({ asked }) => asked.isGreedy).length)
            ).toFixed(3),
          ),
          ofTheOthers: Number(
            (
              countOf('answered', false) / Math.max(1, results.filter(({ asked }) => !asked.isGreedy).length)
            ).toFixed(3),
          ),
        },
        toldWithinMs: { p50: quantile(0.5), p95: quantile(0.95), most: quantile(1) },
        later: times.filter((time) => time > STATED_MS).length,
        recoveryMs,
        samples,
      },
      null,
      1,
    )}\n`,
  );
  expect(fake.violations).toEqual([]);
  expect(results.filter(({ kind }) => kind === 'nothing' || kind === 'late')).toEqual([]);
  expect(JSON.stringify(recovered)).not.toContain('so much is being asked');
  expect(samples.at(-1)!.files).toBeLessThanOrEqual(samples[1]!.files + 10);
});
