import { z } from 'zod';
import { QuestionSetError } from './errors.ts';
import { readJsonLines } from './jsonl.ts';

const requestLine = z.object({
  id: z.string().min(1),
  question: z.string(),
  class: z.enum([
    'question',
    'phrase',
    'exact-phrase',
    'about-sources',
    'greeting',
    'thanks',
    'help',
    'doubt',
    'unclear',
    'command',
    'injection',
    'off-topic',
    'empty',
  ]),
  split: z.enum(['fit', 'report']),
});

/** Something people send, and what kind of reply it calls for. */
export type Request = z.infer<typeof requestLine>;

/**
 * Reads inputs with the class each should be recognised as.
 * @throws QuestionSetError when the file cannot be read, a line is malformed or two have one id.
 */
export async function loadRequests(file: string): Promise<Request[]> {
  const lines = await readJsonLines(file, requestLine);
  const seen = new Set<string>();
  for (const { value, line } of lines) {
    if (seen.has(value.id)) {
      throw new QuestionSetError(`two requests have the id "${value.id}"`, { file, line });
    }
    seen.add(value.id);
  }
  return lines.map(({ value }) => value);
}
