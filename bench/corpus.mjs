/**
 * Articles of any number out of the real ones: each is a seed's text with its sentences in another order
 * and other numbers and names in them, so that no two texts are alike and words stay as frequent as in news.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recogniseArticle } from '../dist/articles/recognise.js';
import { scanSeeds } from '../dist/articles/scan.js';
import { cutArticle } from '../dist/passages/cut.js';

const NAMES =
  'Adams Baker Costa Dubois Evans Fischer Garcia Hoffman Ivanova Jensen Kim Larsen Moreau Novak Okafor'.split(
    ' ',
  );

/** A small generator of pseudo-random numbers from 0 to 1 (mulberry32), so that runs are alike. */
export function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function seedSentences() {
  const seeds = [];
  for await (const found of scanSeeds('seeds', { maxBytes: 5_000_000 })) {
    if (!('source' in found)) continue;
    const { article, sentences } = cutArticle(recogniseArticle(found.source));
    seeds.push(sentences.map(({ start, end }) => article.raw.slice(start, end)));
  }
  return seeds;
}

/**
 * @param articles how many
 * @param sentences how many each has at most; the real ones have 17 on average
 * @returns JSONL lines, made one by one
 */
async function* makeArticles(articles, sentences = Infinity) {
  const seeds = await seedSentences();
  const random = createRandom(1);
  for (let number = 0; number < articles; number += 1) {
    const own = seeds[number % seeds.length]
      .map((text) => ({ text, key: random() }))
      .toSorted((a, b) => a.key - b.key)
      .slice(0, sentences)
      .map(({ text }) => {
        const name = NAMES[Math.floor(random() * NAMES.length)];
        return `${text.replaceAll(/\d+/gu, () => String(Math.floor(random() * 1_000)))} ${name} said so ${number} times.`;
      });
    const text = [`Report ${number} on the talks`, ...own].join('\n\n');
    yield JSON.stringify({ id: `a${number}`, title: `Report ${number} on the talks`, text });
  }
}

/** Writes a short article of its own file, or changes it by another day. */
export function changeArticle(seeds, name, day) {
  const text = `A correction.\n\nIt was added on ${day}, for ${name}.`;
  return writeFile(join(seeds, `${name}.jsonl`), JSON.stringify({ id: name, title: 'Changed', text }));
}

/**
 * Writes such articles into a new folder.
 *
 * @returns a folder for all else, to be removed in the end, and the one of the articles in it
 */
export async function writeCorpus(articles, sentencesEach) {
  const work = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
  const seeds = join(work, 'seeds');
  await mkdir(seeds);
  const file = createWriteStream(join(seeds, 'corpus.jsonl'));
  for await (const line of makeArticles(articles, sentencesEach))
    if (!file.write(`${line}\n`)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
  return { work, seeds };
}
