import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { useScene } from '../e2e/discord/stage.ts';

/** More than are remembered with what was found for them: whatever is asked again is answered afresh. */
const QUESTIONS = (await readFile('eval/story-own.jsonl', 'utf8'))
  .split('\n', 40)
  .map((line) => (JSON.parse(line) as { question: string }).question);
const ROUNDS = 2;

describe('the time to an answer', () => {
  const scene = useScene();

  /** Wanted: at most 1.3. What is on top of `ask` is the gateway, drawing and one request. */
  it('is printed beside that of asking', { timeout: 60_000 }, async () => {
    const { fake, real } = scene;
    const anna = fake.user('anna');
    const asking: number[] = [];
    const answering: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const question of QUESTIONS) {
        const begun = performance.now();
        await real.app.ask(question);
        asking.push(performance.now() - begun);
      }
      for (const question of QUESTIONS) {
        const message = anna.mention('general', question);
        await fake.replyTo(message);
        const post = fake.requestsTo('POST /channels/{id}/messages').at(-1)!;
        answering.push(post.at - fake.dispatchedAt(message));
      }
    }
    // The first round warms up.
    const ask = median(asking.slice(QUESTIONS.length));
    const answer = median(answering.slice(QUESTIONS.length));
    process.stderr.write(
      `ask ${ask.toFixed(1)} ms, MESSAGE_CREATE to POST ${answer.toFixed(1)} ms, ratio ${(answer / ask).toFixed(2)}\n`,
    );
    expect(answering).toHaveLength(ROUNDS * QUESTIONS.length);
  });
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
