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

/** As `stores/sqlite.ts`; undefined: of Node or a package. */
const ownFile = ({ url }) => /\/dist\/(?!.*node_modules)(.+)\.js$/u.exec(url)?.[1]?.concat('.ts');
/** What stands in for the model here. */
const isGenerator = ({ url }) => url.endsWith('/bench/vectors.mjs');

/**
 * Where the time of the main thread went: what built-in, foreign and nameless functions took counts for the named
 * function of ours that called them.
 *
 * @returns the first five rows, most first; `share` is of the time in which anything ran but the generator of vectors
 */
export function topFive({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  /** Null: not to be counted. */
  const nameOf = (id) => {
    const own = byId.get(id).callFrame.functionName;
    if (IDLE.has(own)) return null;
    if (ENGINE.has(own)) return own;
    let nameless = 'Node itself';
    for (let at = id; at !== undefined; at = parents.get(at)) {
      const { callFrame } = byId.get(at);
      if (isGenerator(callFrame)) return null;
      const file = ownFile(callFrame);
      if (file === undefined) continue;
      if (callFrame.functionName !== '') return `\`${callFrame.functionName}\` (${file})`;
      nameless = `a callback in ${file}`;
    }
    return nameless;
  };
  const times = new Map();
  let all = 0;
  for (const [number, id] of samples.entries()) {
    const name = nameOf(id);
    if (name === null) continue;
    all += timeDeltas[number];
    times.set(name, (times.get(name) ?? 0) + timeDeltas[number]);
  }
  return [...times]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, SHOWN)
    .map(([name, time]) => ({ name, share: time / all }));
}
