/**
 * Measures every stage at several sizes, each in a process of its own, and writes what came of it:
 *
 *   npm run bench [-- --sizes 5,100 --out FOLDER]
 *   npm run bench -- --profile 1600 [--out FOLDER]
 *
 * `results.json` and plots into `docs/performance/`, and the tables into `docs/performance.md`, between its marks; with
 * `--out` all into that folder, the tables as `table.md`. Up to 1,600 articles are embedded; above, vectors are
 * generated, and articles of 1,600 and of 100,000 have five sentences each. `--from FILE` takes the printed results
 * of `bench/stages.mjs` instead of measuring.
 *
 * `--profile` prints where the main thread's time goes, of answers and of indexing without the model; a folder that is
 * named keeps both profiles.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeBudgets } from './budgets.mjs';
import { runChild } from './child.mjs';
import { profileSize } from './profile-size.mjs';
import { drawPlots, writeTable } from './report.mjs';

const SIZES = {
  5: ['real'],
  100: ['real'],
  1600: ['real', '5'],
  10000: ['generated'],
  100000: ['generated', '5'],
};
const REPORT = 'docs/performance.md';
const FOLDER = 'docs/performance';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: Object.keys(SIZES).join(',') },
    out: { type: 'string' },
    from: { type: 'string', multiple: true, default: [] },
    profile: { type: 'string' },
  },
});

const git = (...words) => execFileSync('git', words, { encoding: 'utf8' }).trim();

/** Which program was measured, and on what. */
function describeRun() {
  return {
    at: new Date().toISOString(),
    commit: git('rev-parse', 'HEAD'),
    isTreeClean: git('status', '--porcelain') === '',
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
  };
}

/** Puts texts between `<!-- NAME -->` and `<!-- end of NAME -->`. */
function fillIn(document, texts) {
  return Object.entries(texts).reduce((filled, [name, text]) => {
    const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
    const [from, to] = [filled.indexOf(start), filled.indexOf(end)];
    if (from === -1 || to < from) throw new Error(`${REPORT} has no place for "${name}".`);
    return `${filled.slice(0, from)}${start}\n\n${text}\n${filled.slice(to)}`;
  }, document);
}

async function measureAll() {
  const machine = describeRun();
  const runs = [];
  for (const file of values.from) runs.push(JSON.parse(await readFile(file, 'utf8')));
  if (values.from.length === 0) {
    for (const size of values.sizes.split(','))
      runs.push(await runChild('stages', size, ...(SIZES[size] ?? ['generated'])));
  }
  const folder = values.out ?? FOLDER;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'results.json'), `${JSON.stringify({ machine, runs }, null, 2)}\n`);
  for (const [name, svg] of Object.entries(drawPlots(runs)))
    await writeFile(join(folder, `${name}.svg`), svg);
  const tables = { figures: writeTable(machine, runs), budgets: writeBudgets(runs) };
  if (values.out === undefined) await writeFile(REPORT, fillIn(await readFile(REPORT, 'utf8'), tables));
  else await writeFile(join(folder, 'table.md'), Object.values(tables).join('\n'));
}

async function profile() {
  const folder = values.out ?? (await mkdtemp(join(tmpdir(), 'verbatim-profile-')));
  await mkdir(folder, { recursive: true });
  process.stdout.write(await profileSize(Number(values.profile), folder));
  if (values.out === undefined) await rm(folder, { recursive: true });
}

await (values.profile === undefined ? measureAll() : profile());
