import { join } from 'node:path';
import { z } from 'zod';
import { isThere } from '../files/is-there.ts';
import { QuestionSetError } from './errors.ts';
import { readJsonLines, readLines } from './jsonl.ts';
import type { Question, QuestionSet } from './question-set.ts';
import { splitOf } from './split.ts';

const corpusLine = z
  .object({ _id: z.string().min(1), article: z.string().optional() })
  .transform(({ _id: id, article }) => ({ id, article: article ?? id }));

const queryLine = z.object({
  _id: z.string().min(1),
  text: z.string().min(1),
  doc: z.string().min(1),
  evidence: z.union([
    z
      .string()
      .min(1)
      .transform((span) => [span]),
    z.array(z.string().min(1)).min(1),
  ]),
});

const unanswerableLine = z.object({
  _id: z.string().min(1),
  text: z.string().min(1),
  exclude_docs: z.array(z.string().min(1)),
  answerable: z.literal(false).optional(),
  kind: z.string().optional(),
});

/** The kind of unanswerable questions whose whole subject is kept out of the search. */
const WHOLE_ARTICLE_REMOVED = 'whole article removed';

/** Source id -> the article it is a part of, or itself. */
type Articles = ReadonlyMap<string, string>;

/**
 * Reads a folder with its own corpus, each line of which is a source. Gold is the evidence in `doc`.
 * The split goes by article, so that a question, its unanswerable twins and its neighbours on the
 * same text are in one half.
 * @throws QuestionSetError as `loadQuestionSet` does.
 */
export async function readCorpusSet(folder: string, name: string): Promise<QuestionSet> {
  const corpusFile = join(folder, 'corpus.jsonl');
  const corpus = await readJsonLines(corpusFile, corpusLine);
  const articles = new Map(corpus.map(({ value: { id, article } }) => [id, article]));
  return {
    name,
    corpus: { kind: 'jsonl', file: corpusFile },
    questions: [...(await readAnswerable(folder, articles)), ...(await readUnanswerable(folder, articles))],
  };
}

async function readAnswerable(folder: string, articles: Articles): Promise<Question[]> {
  const file = join(folder, 'queries.jsonl');
  const relevance = await readRelevance(join(folder, 'qrels.tsv'), articles);
  const queries = await readJsonLines(file, queryLine);
  return queries.map(({ value: { _id, text, doc, evidence }, line }) => {
    const relevant = relevance.get(_id);
    if (!relevant) throw new QuestionSetError(`qrels.tsv has no line for "${_id}"`, { file, line });
    const gold = evidence.map((quote) => ({ source: doc, quote }));
    return {
      id: _id,
      question: text,
      answerable: true,
      kind: null,
      group: 'answerable',
      exclude: [],
      relevant,
      gold,
      evidence: gold,
      split: splitOf(articleOf(doc, articles, { file, line })),
    };
  });
}

async function readUnanswerable(folder: string, articles: Articles): Promise<Question[]> {
  const file = join(folder, 'unanswerable.jsonl');
  const lines = (await isThere(file)) ? await readJsonLines(file, unanswerableLine) : [];
  return lines.map(({ value: { _id, text, exclude_docs: exclude, kind }, line }): Question => {
    const keys = exclude.map((source) => articleOf(source, articles, { file, line }));
    return {
      id: _id,
      question: text,
      answerable: false,
      kind: kind ?? null,
      group: kind === WHOLE_ARTICLE_REMOVED ? 'easy' : 'hard',
      exclude,
      relevant: [],
      gold: [],
      evidence: [],
      split: splitOf(keys[0] ?? _id),
    };
  });
}

/** Question id -> relevant sources, from lines of question, source and score separated by tabs. */
async function readRelevance(file: string, articles: Articles): Promise<Map<string, string[]>> {
  const relevance = new Map<string, string[]>();
  for (const [index, text] of (await readLines(file)).entries()) {
    // The first line names the columns.
    if (index === 0 || text.trim() === '') continue;
    const line = index + 1;
    const [question, source, score] = text.split('\t');
    if (!question || !source || !/^-?\d+$/u.test(score ?? '')) {
      throw new QuestionSetError('expected question, source and a whole score, separated by tabs', {
        file,
        line,
      });
    }
    articleOf(source, articles, { file, line });
    if (Number(score) > 0) relevance.set(question, [...(relevance.get(question) ?? []), source]);
  }
  return relevance;
}

function articleOf(source: string, articles: Articles, place: { file: string; line: number }): string {
  const article = articles.get(source);
  if (article === undefined) throw new QuestionSetError(`the corpus has no source "${source}"`, place);
  return article;
}
