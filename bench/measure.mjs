/** Taking times, and what is kept of them. */
import { readFile, writeFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

export const MB = 1e6;

/** @returns the value below which `share` (0 to 1) of them lie */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export const median = (values) => quantile(values, 0.5);

/** @returns milliseconds */
export async function ms(run) {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** @returns milliseconds of each time; `run` is told its number */
export async function repeat(times, run) {
  const values = [];
  for (let i = 0; i < times; i += 1) values.push(await ms(() => run(i)));
  return values;
}

/** The stages of one size, and what adds to them. */
export function createRecord(articles) {
  const stages = [];
  /**
   * @param bare the limit in the same unit; null: there is none
   * @param figure what stands for the values; their median unless given
   */
  function record(stage, unit, values, bare = null, figure = median(values)) {
    const ratio = bare === null ? null : figure / bare;
    stages.push({
      stage,
      unit,
      median: figure,
      low: Math.min(...values, figure),
      high: Math.max(...values, figure),
      p95: quantile(values, 0.95),
      repeats: values.length,
      bare,
      ratio,
    });
    const beside = ratio === null ? '' : `, ${ratio.toFixed(2)} of ${bare.toFixed(2)}`;
    process.stderr.write(`${articles} ${stage}: ${figure.toFixed(2)} ${unit}${beside}\n`);
  }
  return { stages, record };
}

/** The 99th percentile of how late the event loop was while `run` ran, in milliseconds. */
export async function loopHeld(run) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await run();
  delay.disable();
  return Math.max(0, delay.percentile(99) / MB);
}

/** What it is late by when nothing runs. */
export const idleDelay = () => loopHeld(() => setTimeout(1_000));

/** Forgets the peak of this process's memory so far, where the system lets it (Linux). */
export async function forgetPeak() {
  await writeFile('/proc/self/clear_refs', '5').catch(() => {});
}

/** @returns the peak of this process's resident memory, in MB */
export async function peakMemory() {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const peak = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  return ((peak === undefined ? process.resourceUsage().maxRSS : Number(peak)) * 1_024) / MB;
}
