import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FURNITURE_VERSION } from '../src/articles/furniture.ts';
import { recogniseArticle } from '../src/articles/recognise.ts';
import { CUTTER_VERSION, cutArticle } from '../src/passages/cut.ts';
import { readLabelledPage, sourceOf } from './articles/labelled-page.ts';
import { readStoryFile, STORY_FILES } from './story.ts';

const PAGES = join(import.meta.dirname, 'fixtures/pages');

/**
 * What these versions of the rules make of each text: hashes of the text, of what is recognised in it, and of
 * what is cut from it.
 */
const KNOWN = {
  versions: '4 cutter-2',
  texts: {
    '000_0834efd0a29ac791.txt': '2a84e846bbca 109f4f7f21bd 4c79d83f9004',
    '001_0d56cd4160fbdb4b.txt': '3c3436b986ef 9aa59271184f 12dad7ec33c0',
    '002_23b6778eaea5c0ad.txt': '21fd3f9e0972 f41b81a747cf 01efd60c26a7',
    '003_ad98cfedb2a06ee8.txt': '7cc330235540 261c6875232c d5ab9ca61c74',
    '004_4fc0e61657408c10.txt': 'ad00bfe9bc60 34747e9b2493 1d0978903e54',
    '01-cookie-notice-and-menu.txt': 'e7966a76cb92 e5874b8fc400 65182de1a498',
    '02-share-bar-and-photo-credits.txt': '3d6018e4555a 8c741824ce5c 6a0ce3c14665',
    '03-newsletter-inside-and-biography.txt': 'a6c915daea70 e29a6249c9fd 8897731c2593',
    '04-live-blog.txt': '191b648ff1a8 2e7ac0a0e795 a59e7332f704',
    '05-dateline-and-agency.txt': '246927ec0cdd 1cdead272bad 7d1e7f7742cb',
    '06-teasers-after-the-end.txt': '35a0836fcc99 770132740ebd 58875194acc5',
    '07-wrapped-plain-text.txt': '5c1b0bd3bda8 0644572471bd 55edeb422759',
    '08-german.txt': '83caec32cd79 00f9de4b2cf0 dbf0bf74d874',
    '09-spanish.txt': 'c21ec50436ed 90ac498dcaa1 3927980fcae1',
    '10-japanese.txt': 'e4bde9ce533c b735cd9c7333 73c592511450',
    '11-list-in-the-text.txt': '80ac9f82a597 ad9b433c8bd4 592c97fe8aab',
    '12-video-and-podcast-page.txt': 'ce7222bd692b d04b6830ec29 08dfe4569a1c',
    '13-sentences-like-notices.txt': '25d450b61dd4 fbd7caedbacb d3fad00d0c9c',
    '14-sentences-like-credits.txt': '3506e7886227 a7ffe8fa735b 6eb158024e68',
  },
};

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}

function madeOf(raw: string): string {
  const article = recogniseArticle(sourceOf(raw));
  const { title, outlet, byline, url, publishedAt, citedOutlets, spans } = article;
  const recognised = [title, outlet, byline, url, publishedAt, citedOutlets, spans];
  const { sentences, passages } = cutArticle(article);
  return [raw, recognised, [sentences, passages]].map(hashOf).join(' ');
}

it('moves a version with its rules, so that an index knows that it is out of date', () => {
  const texts = [
    ...STORY_FILES.map((name) => [name, madeOf(readStoryFile(name))]),
    ...readdirSync(PAGES).map((name) => [name, madeOf(readLabelledPage(join(PAGES, name)).raw)]),
  ];
  expect(
    { versions: `${FURNITURE_VERSION} ${CUTTER_VERSION}`, texts: Object.fromEntries(texts) },
    'Where the second or third hash differs, the rules make something else of the same text: move FURNITURE_VERSION or CUTTER_VERSION, then keep here what they make of it now (CONTRIBUTING.md).',
  ).toEqual(KNOWN);
});
