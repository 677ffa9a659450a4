import type { Evaluation, Figure } from './evaluate.ts';
import { FIGURES } from './figures.ts';
import type { FigureDefinition } from './figures.ts';

/** One system's part of the comparison as JSON: an evaluation without its single outcomes. */
export type EvaluationJson = Omit<Evaluation, 'outcomes'>;

/** The comparison for programs, in the order of the systems. */
export function comparisonJson(evaluations: readonly Evaluation[]): EvaluationJson[] {
  return evaluations.map(({ set, system, split, questions, figures }) => ({
    set,
    system,
    split,
    questions,
    figures,
  }));
}

/** The comparison as aligned text, a line for each figure and a column for each system. */
export function comparisonText(evaluations: readonly Evaluation[]): string {
  const rows = comparisonRows(evaluations);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [caption(evaluations), '', ...lines, ''].join('\n');
}

/** The comparison as a Markdown table under a line that says what was asked. */
export function comparisonMarkdown(evaluations: readonly Evaluation[]): string {
  const [head = [], ...body] = comparisonRows(evaluations).map((row) =>
    row.map((cell) => cell.replaceAll('|', '\\|')),
  );
  const lines = [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...body];
  return [caption(evaluations), '', ...lines.map((row) => `| ${row.join(' | ')} |`), ''].join('\n');
}

/** The head and a row for each figure that at least one system has. */
function comparisonRows(evaluations: readonly Evaluation[]): string[][] {
  const rows = Object.entries(FIGURES)
    .filter(([name]) => evaluations.some(({ figures }) => (figures[name]?.value ?? null) !== null))
    .map(([name, { label, unit }]) =>
      [label].concat(evaluations.map(({ figures }) => formatFigure(figures[name], unit))),
    );
  return [['', ...evaluations.map(({ system }) => system)], ...rows];
}

/** Which set was asked, for each of the sets and halves that occur. */
function caption(evaluations: readonly Evaluation[]): string {
  const captions = evaluations.map(({ set, split, questions: { answerable, hard, easy } }) => {
    const half = split === 'all' ? 'all questions' : `the half "${split}"`;
    return `${set}, ${half}: ${answerable} answerable, ${hard} hard and ${easy} easy unanswerable`;
  });
  return [...new Set(captions)].join('\n');
}

/** ".712 [.65, .77]" for shares with an interval, "12.3 ms", "17.0", "0"; "-" where there is none. */
export function formatFigure(figure: Figure | undefined, unit: FigureDefinition['unit']): string {
  if (figure === undefined || figure.value === null) return '-';
  const { value, low, high } = figure;
  if (unit === 'count') return String(value);
  if (unit === 'ms') return `${value.toFixed(1)} ms`;
  if (unit === 'words') return value.toFixed(1);
  const interval = low === null || high === null ? '' : ` [${shortShare(low, 2)}, ${shortShare(high, 2)}]`;
  return shortShare(value, 3) + interval;
}

/** A share without the zero before its point: ".712". */
function shortShare(value: number, digits: number): string {
  return value.toFixed(digits).replace(/^0\./u, '.');
}
