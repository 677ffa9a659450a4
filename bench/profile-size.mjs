/** Where the main thread's time goes at one size, of answers and of indexing with generated vectors. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild } from './child.mjs';
import { writeCorpus } from './corpus.mjs';
import { topFive } from './profile.mjs';
import { readAllQuestions } from './questions.mjs';

/** @returns two tables in Markdown; the profiles are written into `folder` */
export async function profileSize(articles, folder) {
  const { work, seeds } = await writeCorpus(articles);
  const directory = join(work, 'embeddings');
  await mkdir(directory);
  const files = {
    indexing: join(folder, 'indexing.cpuprofile'),
    answering: join(folder, 'answering.cpuprofile'),
  };
  const run = (program, options) => runChild(program, JSON.stringify({ seeds, directory, ...options }));
  await run('index-once', { isReal: false, withGraph: true, profile: files.indexing });
  await run('bot', { questions: await readAllQuestions(), updates: 0, profile: files.answering });
  await rm(work, { recursive: true });
  const tables = [];
  for (const [name, file] of Object.entries(files)) {
    const rows = topFive(JSON.parse(await readFile(file, 'utf8')));
    tables.push(
      [
        `| ${name}, ${articles.toLocaleString('en')} articles | share |`,
        '| --- | ---: |',
        ...rows.map(({ name: where, share }) => `| ${where} | ${(100 * share).toFixed(0)} % |`),
        '',
      ].join('\n'),
    );
  }
  return tables.join('\n');
}
