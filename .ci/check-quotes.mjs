// Holds answers against the articles themselves, with nothing of Verbatim's own code.
// Usage: node .ci/check-quotes.mjs SEEDS_DIR REPORT.json ANSWERS.jsonl
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [seeds, reportFile, answersFile] = process.argv.slice(2);
const articles = new Map(
  readdirSync(seeds).map((name) => [name.replace(/\.txt$/, ''), readFileSync(join(seeds, name), 'utf8')]),
);
const report = JSON.parse(readFileSync(reportFile, 'utf8'));
const answers = readFileSync(answersFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

let passed = 0;
let failed = 0;
function check(name, isTrue) {
  if (isTrue) passed += 1;
  else failed += 1;
  process.stdout.write(`${isTrue ? 'ok    ' : 'FAILED'} ${name}\n`);
}

function checkQuote(name, { source, text, start, end, sha256, highlight }) {
  const raw = articles.get(source.id) ?? '';
  check(`${name}: is word for word in ${source.id}`, text !== '' && raw.slice(start, end) === text);
  check(`${name}: names the article's hash`, createHash('sha256').update(raw).digest('hex') === sha256);
  check(
    `${name}: marks words inside the quote`,
    highlight === null ||
      (start <= highlight.start && highlight.start < highlight.end && highlight.end <= end),
  );
}

check('every article is indexed', report.added.length === articles.size && report.rejected.length === 0);
check(
  'every question is answered in order',
  answers.map(({ id }) => id).join() === 'percentage,delegation,unmentioned',
);

const [percentage, delegation, unmentioned] = answers;
for (const answer of answers) {
  answer.quotes.forEach((quote, index) => checkQuote(`${answer.id}, quote ${index + 1}`, quote));
  if (answer.closest !== null) checkQuote(`${answer.id}, nearest passage`, answer.closest);
}
check(
  'the first quote tells the percentage',
  percentage.quotes[0]?.text === 'Russian forces now hold approximately 85% of Donbas.',
);
check('the first quote tells who leads the delegation', /Witkoff/.test(delegation.quotes[0]?.text ?? ''));
check(
  'a question that no source answers is declined, with the reason',
  unmentioned.status === 'no-answer' && unmentioned.quotes.length === 0 && /Jinping/.test(unmentioned.reason),
);

process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
if (failed > 0) process.exitCode = 1;
