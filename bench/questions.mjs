import { readFile } from 'node:fs/promises';

/** The story's questions that are for fitting, then the first ones. */
export async function readAllQuestions() {
  const texts = await Promise.all(
    ['story-more', 'story-dev'].map((name) => readFile(`eval/${name}.jsonl`, 'utf8')),
  );
  return texts.flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).question),
  );
}
