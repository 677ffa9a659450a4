/** Draws what was measured: a table, and cost against size on logarithmic axes. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

const number = (value) =>
  value === null ? '' : value >= 10 ? Math.round(value).toLocaleString('en') : value.toPrecision(2);
const times = (value) => (value >= 10 ? number(value) : value.toFixed(2));

function cell(stages, name) {
  const found = stages.find(({ stage }) => stage === name);
  if (!found) return '';
  const spread = found.high > found.low ? ` [${number(found.low)} to ${number(found.high)}]` : '';
  const ratio = found.ratio === null ? '' : ` **${times(found.ratio)}×**`;
  const figure = found.unit === 'x' ? `${times(found.median)}×` : `${number(found.median)} ${found.unit}`;
  return `${figure}${spread}${ratio}`;
}

/** One row a stage, one column a size: the median, its spread, and the ratio to the bare limit. */
export function writeTable({ at, commit, isTreeClean, node, cpu, cores, memoryGb }, runs) {
  const names = [...new Set(runs.flatMap(({ stages }) => stages.map(({ stage }) => stage)))];
  const heads = runs.map(
    ({ articles, passages, kind }) =>
      `${articles.toLocaleString('en')} articles, ${passages.toLocaleString('en')} passages${kind === 'generated' ? ', vectors generated' : ''}`,
  );
  const program = `commit ${commit.slice(0, 7)}${isTreeClean ? '' : ' with changes'}`;
  return [
    `Measured ${at.slice(0, 10)} at ${program} with Node ${node.slice(1)} on ${cores} cores (${cpu}, ${memoryGb} GB). Median [lowest to highest] **ratio to the bare limit**.`,
    '',
    `| stage | ${heads.join(' | ')} |`,
    `| --- |${heads.map(() => ' --- |').join('')}`,
    ...names.map((name) => `| ${name} | ${runs.map(({ stages }) => cell(stages, name)).join(' | ')} |`),
    '',
  ].join('\n');
}

const PLOTS = {
  question: {
    label: 'A question: milliseconds',
    stages: [
      'embed a question',
      'search by meaning',
      'search by words',
      'reader, five passages',
      'answer without reader',
      'answer with reader',
    ],
  },
  index: {
    label: 'The index: milliseconds',
    stages: [
      'index, whole pipeline',
      'index without embedding',
      'read and recognise',
      'sentences and passages',
      'of it, writing',
      'of it, the switch, with full text',
      'graph of the vectors',
      'nothing changed',
      'one article changed',
      'load vectors',
    ],
  },
  memory: {
    label: 'Memory: MB',
    stages: [
      'resident memory',
      'resident memory, after 3 updates',
      'peak memory of indexing',
      'the same, with the graph',
    ],
  },
};

/** Least distance of two labels, as a share of the axis. */
const LABEL_GAP = 0.045;

/** Where each line's label stands: at its last point, or as far above it as leaves room to the one below. */
function placeLabels(points) {
  const logs = points.flatMap(({ low, high }) => [Math.log(low), Math.log(high)]);
  const gap = LABEL_GAP * (Math.max(...logs) - Math.min(...logs));
  const last = new Map(points.map((point) => [point.stage, point]));
  let below = -Infinity;
  return [...last.values()]
    .toSorted((a, b) => a.median - b.median)
    .map(({ passages, stage, median }) => {
      below = Math.max(Math.log(median), below + gap);
      return { passages, stage, at: Math.exp(below) };
    });
}

/** @returns SVG texts by name */
export function drawPlots(runs) {
  const sizes = runs.map(({ passages }) => passages);
  const { document } = parseHTML('<html><body></body></html>');
  return Object.fromEntries(
    Object.entries(PLOTS).map(([name, { label, stages }]) => {
      const points = runs.flatMap((run) =>
        run.stages
          .filter(({ stage }) => stages.includes(stage))
          .map(({ stage, median, low, high }) => ({
            passages: run.passages,
            stage,
            median: Math.max(median, 0.01),
            low: Math.max(low, 0.01),
            high: Math.max(high, 0.01),
          })),
      );
      const figure = Plot.plot({
        document,
        width: 820,
        height: 420,
        marginLeft: 60,
        marginRight: 270,
        style: { background: 'white', fontFamily: 'sans-serif', fontSize: '12px' },
        x: { type: 'log' },
        y: {
          type: 'log',
          label,
          grid: true,
          tickFormat: (value) => value.toLocaleString('en'),
        },
        color: { scheme: 'tableau10', domain: stages },
        marks: [
          // Not as `ticks`, of which a logarithmic axis names only those near the powers of its base.
          Plot.axisX(sizes, { label: 'passages', text: (size) => size.toLocaleString('en') }),
          Plot.ruleX(points, {
            x: 'passages',
            y1: 'low',
            y2: 'high',
            stroke: 'stage',
            z: null,
            strokeOpacity: 0.4,
          }),
          Plot.line(points, { x: 'passages', y: 'median', stroke: 'stage' }),
          Plot.dot(points, { x: 'passages', y: 'median', fill: 'stage', r: 2.5 }),
          Plot.text(placeLabels(points), {
            x: 'passages',
            y: 'at',
            text: 'stage',
            fill: 'stage',
            textAnchor: 'start',
            dx: 8,
          }),
        ],
      });
      figure.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
      return [name, `${figure.outerHTML}\n`];
    }),
  );
}
