/**
 * Measures every stage at one size, in a process of its own:
 *
 *   node bench/stages.mjs ARTICLES real|generated [SENTENCES_EACH]
 *
 * Prints one JSON object. Each stage stands beside a bare limit measured in the same run; how many times 16 at
 * once are quicker than one by one is a ratio itself.
 */
import { rm } from 'node:fs/promises';
import { writeCorpus } from './corpus.mjs';
import { createRecord } from './measure.mjs';
import { measureIndexing } from './index-stages.mjs';
import { measureProgram } from './program-stages.mjs';
import { measureQuestions } from './question-stages.mjs';

const [articles, kind, sentencesEach] = [
  Number(process.argv[2]),
  process.argv[3],
  Number(process.argv[4]) || Infinity,
];
const { work, seeds } = await writeCorpus(articles, sentencesEach);
const { stages, record } = createRecord(articles);
const place = { work, seeds, articles, isReal: kind === 'real', record };
const { directory, passages, sentences } = await measureIndexing(place);
const limits = await measureQuestions({ ...place, directory, passages });
await measureProgram({ ...place, directory, ...limits });
await rm(work, { recursive: true });
process.stdout.write(`${JSON.stringify({ articles, kind, passages, sentences, stages })}\n`);
