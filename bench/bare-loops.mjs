/** The bare limit of what the program does in several threads: as many loops, each on one core. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { THREADS } from './places.mjs';

/** Shares texts out, the longest first, each to whoever has the fewest characters. */
function shareOut(texts) {
  const shares = Array.from({ length: THREADS }, () => ({ chars: 0, texts: [] }));
  for (const text of texts.toSorted((a, b) => b.length - a.length)) {
    const least = shares.reduce((a, b) => (b.chars < a.chars ? b : a));
    least.chars += text.length;
    least.texts.push(text);
  }
  return shares.map((share) => share.texts).filter((share) => share.length > 0);
}

export async function openBareLoops() {
  const loops = Array.from({ length: THREADS }, () =>
    fork(new URL('bare-loop.mjs', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
  );
  await Promise.all(loops.map((loop) => once(loop, 'message')));
  async function run(texts, question) {
    const times = shareOut(texts).map(async (share, number) => {
      loops[number].send({ texts: share, question });
      const [time] = await once(loops[number], 'message');
      return time;
    });
    return Math.max(...(await Promise.all(times)));
  }
  return {
    /** @returns milliseconds until all are embedded, without what it takes to hand them over */
    embed: (texts) => run(texts),
    /** @returns milliseconds until all passages are read */
    read: (question, passages) => run(passages, question),
    close: () => loops.forEach((loop) => loop.disconnect()),
  };
}
