import { performance } from 'node:perf_hooks';
import type { IndexProgress } from '../indexing/report.ts';
import { count } from './layout.ts';
import type { Writer } from './terminal.ts';

const BAR_COLUMNS = 24;
/** How often the bar is drawn, and how often a plain line says how far it is. */
const DRAW_INTERVAL_MS = 80;
const PLAIN_INTERVAL_MS = 2_000;

export interface Progress {
  readonly update: (progress: IndexProgress) => void;
  /** Takes the bar off the screen; what is printed next begins on a clean line. */
  readonly end: () => void;
}

/** Shows an index run: a bar on a terminal, a line now and then elsewhere. */
export function createProgress(writer: Writer, now: () => number = () => performance.now()): Progress {
  let lastText = '';
  let lastKind = '';
  let lastMs = -Infinity;
  return {
    update(progress) {
      const text = describe(progress);
      const elapsedMs = now() - lastMs;
      const isNew = progress.kind !== lastKind;
      const isLast = progress.kind === 'embedding' && progress.articlesDone === progress.articlesTotal;
      if (text === lastText || (!isNew && !isLast && elapsedMs < intervalMs(writer))) return;
      lastText = text;
      lastKind = progress.kind;
      lastMs = now();
      if (!writer.isTerminal) {
        writer.line(text);
        return;
      }
      const room = Math.max(0, Math.min(BAR_COLUMNS, writer.columns() - text.length - 2));
      const drawn = progress.kind === 'embedding' ? `${bar(progress.fraction, room, writer)} ${text}` : text;
      // A line that wraps could not be drawn over.
      writer.write(`\r\u001b[K${drawn.trimStart()}`);
    },
    end() {
      if (writer.isTerminal && lastText !== '') writer.write('\r\u001b[K');
    },
  };
}

function intervalMs({ isTerminal }: Writer): number {
  return isTerminal ? DRAW_INTERVAL_MS : PLAIN_INTERVAL_MS;
}

function bar(fraction: number, columns: number, { paint }: Writer): string {
  const filled = Math.round(Math.min(1, Math.max(0, fraction)) * columns);
  return `${paint.green('█'.repeat(filled))}${paint.dim('░'.repeat(columns - filled))}`;
}

function describe(progress: IndexProgress): string {
  switch (progress.kind) {
    case 'scanning':
      return 'Reading articles …';
    case 'waiting':
      return progress.holder.pid === null
        ? 'Waiting for another run to end …'
        : `Waiting for another run to end (process ${progress.holder.pid} on ${progress.holder.host}) …`;
    case 'embedding': {
      const percent = Math.floor(progress.fraction * 100);
      return `${percent} % · ${progress.articlesDone} of ${count(progress.articlesTotal, 'article')} embedded`;
    }
    case 'writing':
      return `Writing the index of ${count(progress.articles, 'article')} …`;
    case 'committed':
      return `Generation ${progress.generation} is complete.`;
  }
}
