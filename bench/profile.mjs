/** A profile of the processor, as `node --cpu-prof` writes it, of one phase of a warm program. */
import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';

const SHOWN = 5;
/** Frames that are no work. */
const IDLE = new Set(['(idle)', '(root)']);
/** Frames that belong to nobody's function. */
const ENGINE = new Set(['(program)', '(garbage collector)']);

/** Profiles `run` and writes the profile into a file, which Chromium's DevTools open. */
export async function profiled(file, run) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const result = await run();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  await writeFile(file, JSON.stringify(profile));
  return result;
}

const isOurs = ({ url }) => url.includes('/dist/');

/**
 * Where the time of the main thread went: what built-in and foreign functions took counts for the function of ours
 * that called them.
 *
 * @returns the first five rows, most first; `share` is of the time in which anything ran
 */
export function topFive({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const nameOf = (id) => {
    const own = byId.get(id).callFrame.functionName;
    if (ENGINE.has(own)) return own;
    for (let at = id; at !== undefined; at = parents.get(at)) {
      const { callFrame } = byId.get(at);
      if (isOurs(callFrame))
        return `\`${callFrame.functionName || 'a callback'}\` (${callFrame.url.split('/dist/')[1].replace(/\.js$/, '.ts')})`;
    }
    return 'Node itself';
  };
  const times = new Map();
  let all = 0;
  for (const [number, id] of samples.entries()) {
    if (IDLE.has(byId.get(id).callFrame.functionName)) continue;
    const name = nameOf(id);
    all += timeDeltas[number];
    times.set(name, (times.get(name) ?? 0) + timeDeltas[number]);
  }
  return [...times]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, SHOWN)
    .map(([name, time]) => ({ name, ms: time / 1_000, share: time / all }));
}
