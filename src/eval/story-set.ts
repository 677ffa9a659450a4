import { z } from 'zod';
import { QuestionSetError } from './errors.ts';
import { readJsonLines } from './jsonl.ts';
import type { Question, QuestionSet } from './question-set.ts';
import { splitOf } from './split.ts';

const storyLine = z.object({
  id: z.string().min(1),
  question: z.string().min(1),
  answerable: z.boolean(),
  kind: z.string().min(1),
  gold: z.array(z.object({ source: z.string().min(1), quote: z.string().min(1) })),
  split: z.enum(['fit', 'report']).optional(),
});

/** The kind of unanswerable questions that are about something else than the story. */
const OFF_TOPIC = 'off-topic';

/**
 * Reads a set about the story in the seeds. A question without a split falls in the half of its id.
 * @throws QuestionSetError as `loadQuestionSet` does.
 */
export async function readStorySet(file: string, name: string): Promise<QuestionSet> {
  const lines = await readJsonLines(file, storyLine);
  const questions = lines.map(({ value, line }): Question => {
    const { id, question, answerable, kind, gold, split } = value;
    if (answerable !== gold.length > 0) {
      const problem = answerable ? 'answerable, but without gold' : 'unanswerable, but with gold';
      throw new QuestionSetError(`question "${id}" is ${problem}`, { file, line });
    }
    return {
      id,
      question,
      answerable,
      kind,
      group: answerable ? 'answerable' : kind === OFF_TOPIC ? 'easy' : 'hard',
      exclude: [],
      relevant: [...new Set(gold.map(({ source }) => source))],
      gold,
      evidence: [],
      split: split ?? splitOf(id),
    };
  });
  return { name, corpus: { kind: 'seeds' }, questions };
}
