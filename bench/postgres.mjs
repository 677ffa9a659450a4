/**
 * What the store in PostgreSQL costs, beside a bare round trip to the same server, with generated vectors:
 *
 *   npm run build && DATABASE_URL=postgres://... node bench/postgres.mjs [--articles 3000]
 *
 * The database must be empty, and holds the index afterwards. Prints a table in Markdown; medians of 20 where a step
 * can be repeated.
 */
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { recogniseArticle } from '../dist/articles/recognise.js';
import { scanSeeds } from '../dist/articles/scan.js';
import { CUTTER_VERSION, cutArticle } from '../dist/passages/cut.js';
import { createPostgresStore } from '../dist/stores/postgres.js';
import { createVectorIndex } from '../dist/stores/postgres/dense.js';
import { writeCorpus } from './corpus.mjs';
import { median, ms, repeat } from './measure.mjs';
import { DIMENSION } from './places.mjs';
import { createGenerator } from './vectors.mjs';

const REPEATS = 20;
const BEST = 200;
const HITS = 12;

const { values } = parseArgs({ options: { articles: { type: 'string', default: '3000' } } });
const settings = { url: process.env.DATABASE_URL, poolSize: 8, timeoutMs: 600_000 };
const generate = createGenerator(DIMENSION);
const store = createPostgresStore(settings);
if ((await store.current()) !== null) throw new Error('The database of DATABASE_URL is not empty.');
const rows = [];
const show = (value) => {
  if (value >= 10_000) return `${(value / 1_000).toFixed(0)} s`;
  return `${value >= 10 ? value.toFixed(0) : value.toPrecision(2)} ms`;
};
const add = (what, ...times) => rows.push([what, times.map((time) => show(time)).join(' / ')]);

const { work, seeds } = await writeCorpus(Number(values.articles) + 1);
const cuts = [];
for await (const found of scanSeeds(seeds, { maxBytes: 64e6 }))
  if ('source' in found) cuts.push(cutArticle(recogniseArticle(found.source)));
await rm(work, { recursive: true });

const client = new pg.Client({ connectionString: settings.url });
await client.connect();
const query = async (...parameters) => (await client.query(...parameters)).rows;
add('a bare round trip (`SELECT 1`)', median(await repeat(REPEATS, () => query('SELECT 1'))));

/** Takes the place of the hash of an article's contents, which only has to be another one each time. */
let contents = 0;
const identity = { model: 'generated', dimension: DIMENSION, cutter: CUTTER_VERSION };
async function addTo(build, cut) {
  const vectors = { passages: cut.passages.map(generate), sentences: cut.sentences.map(generate) };
  contents += 1;
  return build.add(cut, `contents ${contents}`, vectors);
}
const versions = [];
const stored = [];
const switches = [];
const [extra, ...others] = cuts;
for (const added of [others, [extra], []]) {
  const build = await store.beginBuild(identity);
  for (const cut of added) stored.push(await ms(async () => versions.push(await addTo(build, cut))));
  switches.push(await ms(() => build.commit(versions)));
  await build.close();
}
const [{ identity_id: identityId }] = await query(
  'SELECT DISTINCT identity_id FROM verbatim.passage_vectors',
);
const { passages, sentences, generation } = await store.current();
add('an article stored', median(stored));
add('switch, everything new / one article more / nothing changed', ...switches);
add('which generation is current', median(await repeat(REPEATS, () => store.current())));

const vectors = Array.from({ length: REPEATS }, generate);
const exact = await store.openSnapshot();
const wanted = [];
const comparing = await repeat(REPEATS, async (i) =>
  wanted.push(await exact.densePassages(vectors[i], BEST)),
);
const building = await ms(() => createVectorIndex({ query }, identityId, DIMENSION));
await query('ANALYZE');
const searching = createPostgresStore({ ...settings, exactLimit: 0 });
const byIndex = await searching.openSnapshot();
const got = [];
const looking = await repeat(REPEATS, async (i) => got.push(await byIndex.densePassages(vectors[i], BEST)));
const recalls = wanted.map((best, i) => {
  const ids = new Set(got[i].map(({ id }) => id));
  return best.filter(({ id }) => ids.has(id)).length / best.length;
});
const recall = recalls.reduce((sum, one) => sum + one, 0) / recalls.length;
add(`index of ${passages.toLocaleString('en')} vectors`, building);
add(`every vector compared / by the index, ${BEST} best`, median(comparing), median(looking));
rows.at(-1)[1] += `; the index finds ${recall.toFixed(2)} of the ${BEST} best of random vectors`;

const common = await query(
  `SELECT stem FROM verbatim.vocabulary WHERE first_generation <= $1 AND last_generation >= $1
   ORDER BY abs(passages - $2 / 2) LIMIT 4`,
  [generation, passages],
);
const words = common.map(({ stem }) => stem);
add(
  'by words, four words that half of the passages hold',
  median(await repeat(REPEATS, () => exact.lexicalPassages(words, 100))),
);
const ids = (i) => wanted[i].slice(0, HITS).map(({ id }) => id);
add(
  `document frequency of these / ${HITS} passages and their sentences`,
  median(await repeat(REPEATS, () => exact.documentFrequency(words))),
  median(await repeat(REPEATS, (i) => Promise.all([exact.passages(ids(i)), exact.sentencesOf(ids(i))]))),
);
const [{ version }] = await query('SELECT version()');
process.stdout.write(
  [
    `${version.split(' on ')[0]}; ${values.articles} articles, ${passages.toLocaleString('en')} passages, ${sentences.toLocaleString('en')} sentences.`,
    '',
    '| | |',
    '| --- | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ].join('\n'),
);
exact.close();
byIndex.close();
await Promise.all([store.close(), searching.close(), client.end()]);
