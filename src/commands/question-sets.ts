import { copyFile, mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from '../app.ts';
import { closeAfter } from '../close-after.ts';
import type { Config } from '../config.ts';
import { createProgress } from '../console/progress.ts';
import type { QuestionSet } from '../eval/question-set.ts';
import { joinQuestionSets, loadQuestionSet } from '../eval/sets.ts';
import type { Session } from './command.ts';

/** The sets that come with the program, and what they are called. */
const OWN_SETS = fileURLToPath(new URL('../../eval', import.meta.url));
const STORY = ['story-dev', 'story-own', 'story-more'];
const OWN = new Set([...STORY, 'story-roles', 'story-judgements']);

/** @param name "story" for all questions about the seeds, one of its parts, or a file or folder */
export async function openQuestionSet(name: string): Promise<QuestionSet> {
  if (name === 'story') return joinQuestionSets('story', await Promise.all(STORY.map(loadOwnSet)));
  return OWN.has(name) ? loadOwnSet(name) : loadQuestionSet(resolve(name));
}

function loadOwnSet(name: string): Promise<QuestionSet> {
  return loadQuestionSet(join(OWN_SETS, `${name}.jsonl`));
}

/**
 * Works with an up-to-date index of a set's texts. A set that brings its own corpus gets an index of its
 * own beside the story's, which is kept for the next time.
 */
export async function withCorpus<T>(
  set: QuestionSet,
  { app, terminal, signal }: Session,
  openApp: (config: Config) => App,
  work: (app: App) => Promise<T>,
): Promise<T> {
  const isOwn = set.corpus.kind === 'jsonl';
  const measured = isOwn ? openApp(await corpusConfig(app.config, set)) : app;
  const progress = createProgress(terminal.err);
  const indexAndWork = async (): Promise<T> => {
    await measured.index({ signal, onProgress: progress.update });
    progress.end();
    return work(measured);
  };
  return isOwn ? closeAfter(measured, indexAndWork) : indexAndWork();
}

async function corpusConfig(config: Config, { name, corpus }: QuestionSet): Promise<Config> {
  if (corpus.kind !== 'jsonl') return config;
  const folder = join(config.embeddingsDirectory, 'eval', name);
  const seedsDirectory = join(folder, 'seeds');
  await mkdir(seedsDirectory, { recursive: true });
  await copyFile(corpus.file, join(seedsDirectory, 'corpus.jsonl'));
  const { size } = await stat(corpus.file);
  return {
    ...config,
    seedsDirectory,
    embeddingsDirectory: folder,
    database: null,
    maxSourceBytes: Math.max(size, config.maxSourceBytes),
  };
}
