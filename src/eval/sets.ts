import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { QuestionSetError } from './errors.ts';
import { readCorpusSet } from './corpus-set.ts';
import type { QuestionSet } from './question-set.ts';
import { readStorySet } from './story-set.ts';

/**
 * Reads a question set: a `.jsonl` file about the story in the seeds, or a folder that brings its own
 * corpus (corpus.jsonl, queries.jsonl, qrels.tsv and, if wanted, unanswerable.jsonl).
 * The set is named after the file or folder.
 * @throws QuestionSetError when something is missing, unreadable, malformed or contradictory.
 */
export async function loadQuestionSet(fileOrFolder: string): Promise<QuestionSet> {
  const isFolder = await isDirectory(fileOrFolder);
  const set = isFolder
    ? await readCorpusSet(fileOrFolder, basename(fileOrFolder))
    : await readStorySet(fileOrFolder, basename(fileOrFolder, '.jsonl'));
  return checked(set, isFolder ? join(fileOrFolder, 'queries.jsonl') : fileOrFolder);
}

/**
 * Several sets over one corpus as one set.
 * @throws QuestionSetError when their corpora differ or two questions share an id.
 */
export function joinQuestionSets(name: string, sets: readonly QuestionSet[]): QuestionSet {
  const corpora = new Set(sets.map(({ corpus }) => JSON.stringify(corpus)));
  const corpus = sets[0]?.corpus;
  if (!corpus || corpora.size > 1) {
    const remedy = 'Join at least one set, and only sets over the same corpus.';
    throw new QuestionSetError(`there are ${corpora.size} corpora where one is needed`, {
      file: name,
      remedy,
    });
  }
  return checked({ name, corpus, questions: sets.flatMap(({ questions }) => questions) }, name);
}

function checked(set: QuestionSet, file: string): QuestionSet {
  if (set.questions.length === 0) throw new QuestionSetError('there are no questions', { file });
  const seen = new Set<string>();
  for (const { id } of set.questions) {
    if (seen.has(id)) throw new QuestionSetError(`two questions have the id "${id}"`, { file });
    seen.add(id);
  }
  return set;
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    const remedy = 'Name an existing .jsonl file or folder.';
    throw new QuestionSetError('there is no such question set', { file: path, remedy }, { cause });
  }
}
