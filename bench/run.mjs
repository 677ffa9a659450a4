/**
 * Measures every stage at several sizes, each in a process of its own, and writes what came of it:
 *
 *   npm run bench [-- --sizes 5,100 --out FOLDER]
 *
 * `results.json`, a table and two plots, into `docs/performance/` unless told otherwise. Up to 1,600 articles
 * are embedded; above, vectors are generated, and articles of 100,000 have five sentences each.
 */
import { spawn } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawPlots, writeTable } from './report.mjs';

const SIZES = {
  5: ['real'],
  100: ['real'],
  1600: ['real', '5'],
  10000: ['generated'],
  100000: ['generated', '5'],
};

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: Object.keys(SIZES).join(',') },
    out: { type: 'string', default: 'docs/performance' },
    from: { type: 'string', multiple: true, default: [] },
  },
});

/** Runs the stages of one size; its progress goes to standard error. */
function measure(size) {
  const child = spawn(process.execPath, ['bench/stages.mjs', size, ...(SIZES[size] ?? ['generated'])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`${size} articles: exit code ${code}`)),
    );
  });
}

const runs = [];
if (values.from.length > 0) {
  for (const file of values.from) runs.push(JSON.parse(await readFile(file, 'utf8')));
} else {
  for (const size of values.sizes.split(',')) runs.push(await measure(size));
}
const machine = {
  at: new Date().toISOString(),
  node: process.version,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 1e9),
};
await mkdir(values.out, { recursive: true });
await writeFile(join(values.out, 'results.json'), `${JSON.stringify({ machine, runs }, null, 2)}\n`);
await writeFile(join(values.out, 'table.md'), writeTable(machine, runs));
for (const [name, svg] of Object.entries(drawPlots(runs)))
  await writeFile(join(values.out, `${name}.svg`), svg);
