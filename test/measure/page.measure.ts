import { expect, it } from 'vitest';
import { findChromium } from '../e2e/web/chromium.ts';
import { openWebStage } from '../e2e/web/stage.ts';

const ROUNDS = 9;
const chromium = findChromium();

/** Wanted: first paint below 300 ms, weight below 300 KB. */
it.skipIf(chromium === null)(
  'prints when the page is painted, and what it weighs',
  { timeout: 90_000 },
  async () => {
    const stage = await openWebStage(chromium!);
    const paints: number[] = [];
    let bytes = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      // A new visitor each time, with nothing kept from before.
      const { page } = await stage.browser.open();
      bytes = 0;
      page.on('response', (response) => {
        void response.body().then(
          (body) => (bytes += body.length),
          () => {},
        );
      });
      await page.goto(stage.address, { waitUntil: 'load' });
      paints.push(
        await page.evaluate<number>(
          `new Promise((done) => new PerformanceObserver((list) => done(list.getEntries()[0].startTime)).observe({ type: 'paint', buffered: true }))`,
        ),
      );
    }
    await stage.close();
    const sorted = paints.toSorted((a, b) => a - b);
    process.stderr.write(
      `first paint ${sorted[Math.floor(ROUNDS / 2)]!.toFixed(0)} ms (${sorted[0]!.toFixed(0)} to ${sorted.at(-1)!.toFixed(0)}), ${(bytes / 1_024).toFixed(1)} KB\n`,
    );
    expect(paints).toHaveLength(ROUNDS);
  },
);
