/** What was wanted of the figures, and what was seen. */

/** Beyond a limit by less than this share is narrowly. */
const NARROWLY = 0.1;

const ratio = ({ ratio: value }) => value;
const spread = ({ p95, median }) => p95 / median;
const inMs = ({ median }) => median;
const MB_TO_KB = 1_000;

/**
 * Each is judged at the sizes named in `limits`, or at all by `limit`; the others are shown. `sign` -1: at least, not
 * at most.
 */
const BUDGETS = [
  {
    wanted: 'whole pipeline at least .9 of the bare loops’ speed at 1,600 articles',
    stage: 'index, whole pipeline',
    value: (stage) => 1 / stage.ratio,
    limits: { 1600: 0.9 },
    sign: -1,
  },
  ...[
    [
      'answer without reader',
      'answer without reader, median at most 1.3 times the bare embedding at 5 articles, 1.6 at 10,000, 3 at 100,000',
    ],
    ['answer without reader, the first 30', 'the same, of the first 30 answers of a program'],
  ].map(([stage, wanted]) => ({
    wanted,
    stage,
    value: ratio,
    limits: { 5: 1.3, 10_000: 1.6, 100_000: 3 },
  })),
  { wanted: 'answer with reader at most 15 times', stage: 'answer with reader', value: ratio, limit: 15 },
  ...[
    ['answer with reader', '95th percentile at most twice the median, with reader'],
    ['answer without reader', 'the same, without reader'],
    ['answer without reader, the first 30', 'the same, without reader, of the first 30'],
  ].map(([stage, wanted]) => ({ wanted, stage, value: spread, limit: 2 })),
  ...['without reader', 'with reader'].map((how) => ({
    wanted: `16 at once at 1.6 times the rate of one by one, ${how}`,
    stage: `16 at once ${how}, times the rate of one by one`,
    value: inMs,
    limit: 1.6,
    sign: -1,
  })),
  ...['with reader', 'without reader', 'without reader, the first 30', 'while an article is indexed'].map(
    (when) => ({
      wanted: `event loop held below 50 ms at the 99th percentile, ${when}`,
      stage: `event loop held, ${when} (99th percentile)`,
      value: inMs,
      limit: 50,
    }),
  ),
  {
    wanted: 'start-up to the first answer at most 1.3 times loading the models',
    stage: 'start-up to the first answer',
    value: ratio,
    limit: 1.3,
  },
];

/** Cut, never rounded, so that nothing is reached by rounding. */
function shown(value, sign = 1) {
  const decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
  const factor = 10 ** decimals;
  return ((sign > 0 ? Math.ceil(value * factor) : Math.floor(value * factor)) / factor).toFixed(decimals);
}

const at = (sizes) => `at ${sizes.map(({ articles }) => articles.toLocaleString('en')).join('; ')}`;

/** @param misses by how much each size misses its limit, as a share of it; at most 0: it does not */
function verdict(misses) {
  const missed = misses.filter(({ by }) => by > 0);
  const [far, near] = [missed.filter(({ by }) => by >= NARROWLY), missed.filter(({ by }) => by < NARROWLY)];
  if (missed.length === 0) return 'Reached';
  const parts = [
    ...(far.length === 0 ? [] : [at(far)]),
    ...(near.length === 0 ? [] : [`narrowly ${at(near)}`]),
  ];
  return `**Missed**, ${parts.join(', ')}`;
}

const find = ({ stages }, name) => stages.find(({ stage }) => stage === name);

function row({ wanted, stage, value, limit, limits, sign = 1 }, runs) {
  const found = runs.filter((run) => find(run, stage) !== undefined);
  if (found.length === 0) return [];
  const seen = found.map((run) => ({ articles: run.articles, value: value(find(run, stage)) }));
  const misses = seen.flatMap(({ articles, value: figure }) => {
    const own = limits === undefined ? limit : limits[articles];
    return own === undefined ? [] : [{ articles, by: (sign * (figure - own)) / own }];
  });
  const values = seen.map(({ articles, value: figure }) =>
    found.length === runs.length
      ? shown(figure, sign)
      : `${shown(figure, sign)} at ${articles.toLocaleString('en')}`,
  );
  return [[wanted, values.join(', '), misses.length === 0 ? '' : verdict(misses)]];
}

function changeRows(runs) {
  const rows = [];
  const middle = runs.find(({ articles }) => articles === 1_600);
  if (middle) {
    const [changed, whole] = ['one article changed', 'index, whole pipeline'].map(
      (name) => find(middle, name).median,
    );
    const share = (100 * changed) / whole;
    const misses = [{ articles: 1_600, by: (share - 2) / 2 }];
    rows.push([
      'one changed article of 1,600 at most 2 % of the whole',
      `${shown(share)} %`,
      verdict(misses),
    ]);
  }
  const large = runs.find(({ articles }) => articles === 100_000);
  if (large) {
    const seconds = find(large, 'one article changed').median / 1_000;
    const misses = [{ articles: 100_000, by: (seconds - 5) / 5 }];
    rows.push(['one changed article of 100,000 within 5 s', `${shown(seconds)} s`, verdict(misses)]);
  }
  return rows;
}

/** How the peak of indexing grows between the two sizes with generated vectors, which are the largest. */
function memoryRows(runs) {
  const peaks = runs.flatMap(({ articles, kind, ...run }) => {
    const found = find(run, 'peak memory of indexing');
    return found === undefined ? [] : [{ articles, kind, above: found.median - found.bare }];
  });
  if (peaks.length === 0) return [];
  const wanted = 'memory of indexing independent of size, beyond the vectors being built';
  const seen = `${peaks.map(({ above }) => shown(above)).join(', ')} MB above the loaded models`;
  const [small, large] = peaks.filter(({ kind }) => kind === 'generated');
  if (large === undefined) return [[wanted, seen, '']];
  const each = ((large.above - small.above) * MB_TO_KB) / (large.articles - small.articles);
  const between = [small, large].map(({ articles }) => articles.toLocaleString('en')).join(' to ');
  const isFlat = large.above <= small.above * (1 + NARROWLY);
  return [
    [wanted, `${seen}; from ${between} ${shown(each)} KB an article`, isFlat ? 'Reached' : '**Missed**'],
  ];
}

/** @returns a table in Markdown: what is wanted, what was seen at each size, and whether that is enough */
export function writeBudgets(runs) {
  const rows = [...BUDGETS.flatMap((budget) => row(budget, runs)), ...changeRows(runs), ...memoryRows(runs)];
  const sizes = runs.map(({ articles }) => articles.toLocaleString('en')).join('; ');
  return [
    `| wanted | seen at ${sizes} articles | reached |`,
    '| --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ].join('\n');
}
