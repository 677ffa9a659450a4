/**
 * Whether an index in PostgreSQL answers as the same index in SQLite does: indexes a folder of articles, copies the
 * index to the empty database of DATABASE_URL with `migrate-store`, asks both all questions of the folder's
 * `queries.jsonl` and `unanswerable.jsonl` (`exclude_docs`: ids of articles that are left out), and compares all
 * that is answered but scores, and confidence, which rests on them: they are sums of 32-bit floats in another order.
 *
 *   npm run build && DATABASE_URL=postgres://... node bench/same-answers.mjs FOLDER [--index FOLDER]
 *
 * The articles are `corpus.jsonl` there. `--index` takes an index of them that is there already.
 */
import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const { positionals, values } = parseArgs({ allowPositionals: true, options: { index: { type: 'string' } } });
if (positionals[0] === undefined || !process.env.DATABASE_URL) {
  throw new Error('Name a folder with corpus.jsonl and questions, and set DATABASE_URL.');
}
const folder = resolve(positionals[0]);
const work = await mkdtemp(join(tmpdir(), 'verbatim-same-'));
const seeds = join(work, 'seeds');
const embeddings = resolve(values.index ?? join(work, 'embeddings'));
const say = (line) => process.stdout.write(`${line}\n`);

/** Runs a command and returns what it prints. */
function run(...words) {
  const child = spawn(process.execPath, [CLI, ...words], {
    env: { ...process.env, SEEDS_DIR: seeds },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  return new Promise((done, fail) => {
    child.on('close', (code) => (code === 0 ? done(out) : fail(new Error(`${words[0]} ended with ${code}`))));
  });
}

async function seconds(name, step) {
  const begun = performance.now();
  const result = await step();
  say(`${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return result;
}

async function readQuestions() {
  const files = await Promise.all(
    ['queries.jsonl', 'unanswerable.jsonl'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  return files.flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ _id: id, text: question, exclude_docs: exclude = [] }) => ({ id, question, exclude })),
  );
}

const SUMS = new Set(['score', 'confidence']);
const withoutSums = (line) =>
  JSON.stringify(JSON.parse(line, (key, value) => (SUMS.has(key) ? undefined : value)));
const confidenceOf = (line) => JSON.parse(line).confidence;
const firstQuote = (line) => {
  const { status, quotes } = JSON.parse(line);
  return JSON.stringify([status, quotes[0]?.source.id, quotes[0]?.start, quotes[0]?.end]);
};

await mkdir(seeds);
await copyFile(join(folder, 'corpus.jsonl'), join(seeds, 'corpus.jsonl'));
const questions = await readQuestions();
const file = join(work, 'questions.jsonl');
await writeFile(file, questions.map((question) => JSON.stringify(question)).join('\n'));

if (values.index === undefined) await seconds('index', () => run('index', '--embeddings', embeddings));
await seconds('copy', () =>
  run('migrate-store', '--from', 'sqlite', '--to', 'postgres', '--embeddings', embeddings),
);
const ask = async (...where) =>
  (await run('ask', '--questions', file, '--json', ...where)).trim().split('\n');
const sqlite = await seconds('ask SQLite', () => ask('--embeddings', embeddings));
const postgres = await seconds('ask PostgreSQL', () => ask());

const differing = questions.filter((_, i) => withoutSums(sqlite[i]) !== withoutSums(postgres[i]));
const differingFirst = questions.filter((_, i) => firstQuote(sqlite[i]) !== firstQuote(postgres[i]));
const share = (count) =>
  `${count} of ${questions.length} (${((100 * count) / questions.length).toFixed(2)} %)`;
const distances = questions.map((_, i) => Math.abs(confidenceOf(sqlite[i]) - confidenceOf(postgres[i])));
say(`the same but for scores and confidence: ${share(questions.length - differing.length)}`);
say(`the same status and first quote: ${share(questions.length - differingFirst.length)}`);
say(`confidence differs by ${Math.max(...distances).toExponential(1)} at most`);
for (const { id, question } of differing) say(`differs: ${id} ${question}`);
await rm(work, { recursive: true });
