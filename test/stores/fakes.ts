import { createHash } from 'node:crypto';
import type { CutArticle, Passage, Sentence } from '../../src/domain.ts';
import type {
  GenerationBuild,
  GenerationInfo,
  IndexedVectors,
  IndexIdentity,
  Store,
} from '../../src/stores/store.ts';

export const IDENTITY: IndexIdentity = { model: 'fake', dimension: 16, cutter: '1' };

/** A unit vector that depends on the text alone. */
export function fakeVector(text: string, dimension = IDENTITY.dimension): Float32Array {
  const vector = new Float32Array(dimension);
  let digest = createHash('sha256').update(text).digest();
  for (let i = 0; i < dimension; i += 1) {
    if (i % 8 === 0 && i > 0) digest = createHash('sha256').update(digest).digest();
    vector[i] = digest.readInt32LE((i % 8) * 4) / 2 ** 31;
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** An article whose paragraphs are passages, and whose sentences end with a small letter and a full stop. */
export function fakeCut(id: string, paragraphs: readonly string[], title = `About ${id}`): CutArticle {
  const raw = `${title}\n${paragraphs.join('\n')}`;
  const sentences: Sentence[] = [];
  const passages: Passage[] = [];
  let at = title.length + 1;
  paragraphs.forEach((paragraph, number) => {
    const firstSentence = sentences.length;
    let start = at;
    for (const text of paragraph.split(/(?<=[a-z]\.) /u)) {
      sentences.push({ start, end: start + text.length, paragraph: number });
      start += text.length + 1;
    }
    passages.push({
      start: at,
      end: at + paragraph.length,
      firstSentence,
      lastSentence: sentences.length - 1,
      heading: number === 1 ? 'Second thoughts' : null,
    });
    at += paragraph.length + 1;
  });
  return {
    article: {
      id,
      title,
      outlet: 'The Paper',
      byline: null,
      url: `https://example.org/${id}`,
      publishedAt: '2026-01-02',
      raw,
      sha256: createHash('sha256').update(raw).digest('hex'),
      spans: [
        { start: 0, end: title.length + 1, kind: 'title' },
        { start: title.length + 1, end: raw.length, kind: 'body' },
      ],
      citedOutlets: ['CNN'],
    },
    sentences,
    passages,
  };
}

export function hashOf({ article }: CutArticle): string {
  return createHash('sha256').update(`${article.id}\n${article.raw}`).digest('hex');
}

export function fakeVectors(
  { article, passages, sentences }: CutArticle,
  dimension?: number,
): IndexedVectors {
  const embed = ({ start, end }: { start: number; end: number }) =>
    fakeVector(article.raw.slice(start, end), dimension);
  return { passages: passages.map(embed), sentences: sentences.map(embed) };
}

export function addFake(build: GenerationBuild, cut: CutArticle): Promise<number> {
  return build.add(cut, hashOf(cut), fakeVectors(cut));
}

/** Makes a generation of these articles, using versions that are already stored. */
export async function commitFakes(store: Store, cuts: readonly CutArticle[]): Promise<GenerationInfo> {
  const build = await store.beginBuild(IDENTITY);
  try {
    const staged = await build.staged();
    const versions: number[] = [];
    for (const cut of cuts) versions.push(staged.get(hashOf(cut)) ?? (await addFake(build, cut)));
    return await build.commit(versions);
  } finally {
    await build.close();
  }
}

export const DONBAS = fakeCut('donbas', [
  'Russian forces now hold approximately 85% of Donbas. The talks went on in Geneva.',
  'The U.S. envoy said the "well-known" plan was leaked. Nobody knows by whom.',
]);
export const CAFE = fakeCut('cafe', ['The café in Zürich opened again. Guests were delighted.']);
export const RATES = fakeCut('rates', ['Share prices fell. The bank controls the interest rates.']);

/** Puts one article of these paragraphs into an empty store, whatever its vectors. */
export async function storeParagraphs(store: Store, paragraphs: readonly string[]): Promise<void> {
  const build = await store.beginBuild(IDENTITY);
  const cut = fakeCut('a', paragraphs);
  const vectors = {
    passages: cut.passages.map((_, index) => fakeVector(`p${index}`)),
    sentences: cut.sentences.map((_, index) => fakeVector(`s${index}`)),
  };
  await build.commit([await build.add(cut, 'hash', vectors)]);
  await build.close();
}
