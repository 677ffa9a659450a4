import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './chromium.ts';
import { ask, openWebStage, type WebStage } from './stage.ts';

const DELEGATION = 'Who leads the US delegation to Moscow?';
const PATHS = [
  '/sources',
  '/read?source=004_4fc0e61657408c10&at=79f220b7bfb28697.1540.1592.1578.1581',
  `/why?q=${encodeURIComponent('What did Xi Jinping say about the plan?')}`,
  '/map',
  '/no-such-page',
];
const chromium = findChromium();

describe.skipIf(chromium === null)('everybody can use the page', () => {
  let stage: WebStage;
  let axe: string;
  beforeAll(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    stage = await openWebStage(chromium!);
  }, 60_000);
  afterAll(() => stage.close());

  /** What axe finds, as "rule: place". */
  async function faults(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }

  async function openChannel(options: Parameters<WebStage['browser']['open']>[0]): Promise<Page> {
    const { page } = await stage.browser.open(options);
    await page.goto(stage.address);
    await ask(page, DELEGATION);
    await page.getByRole('link', { name: 'In context 1' }).click();
    await page.getByText('Only you can see this').waitFor();
    await ask(page, 'What did Xi Jinping say about the plan?');
    await ask(page, '/sources');
    return page;
  }

  /** 0 to 255. */
  async function brightness(colorScheme: 'light' | 'dark'): Promise<number> {
    const { page } = await stage.browser.open({ colorScheme });
    await page.goto(stage.address);
    const colour = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    return Number(/\d+/.exec(colour)?.[0]);
  }

  it.each(['light', 'dark'] as const)('axe finds nothing, %s', async (colorScheme) => {
    const page = await openChannel({ colorScheme });
    expect(await faults(page)).toEqual([]);
    for (const path of PATHS) {
      await page.goto(`${stage.address}${path}`);
      expect({ path, faults: await faults(page) }).toEqual({ path, faults: [] });
    }
  });

  it('fits a screen of 360 pixels', async () => {
    const viewport = { width: 360, height: 640 };
    const page = await openChannel({ viewport });
    const width = (): Promise<number> =>
      page.evaluate<number>(
        `Math.max(...Array.from(document.querySelectorAll('html, .messages'), (it) => it.scrollWidth))`,
      );
    expect(await width()).toBeLessThanOrEqual(360);
    expect(await faults(page)).toEqual([]);
    for (const path of PATHS) {
      await page.goto(`${stage.address}${path}`);
      expect({ path, width: await width() }).toEqual({ path, width: 360 });
    }
  });

  it('follows the preference for dark', async () => {
    expect(await brightness('light')).toBe(255);
    expect(await brightness('dark')).toBeLessThan(64);
  });

  it('can be used with the keyboard alone', async () => {
    const { page } = await stage.browser.open();
    await page.goto(stage.address);
    const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.textContent.trim()');
    await page.keyboard.type(DELEGATION);
    await page.keyboard.press('Enter');
    await page.locator('.embed.answer').first().waitFor();
    expect(await page.locator('#messages').getAttribute('role')).toBe('log');
    await page.keyboard.press('ArrowUp');
    expect(await page.locator('#question').inputValue()).toBe(DELEGATION);
    for (let presses = 0; (await focused()) !== 'In context 1' && presses < 30; presses += 1) {
      await page.keyboard.press('Shift+Tab');
    }
    expect(await focused()).toBe('In context 1');
    await page.keyboard.press('Enter');
    await page.getByText('Only you can see this').waitFor();
    await expect.poll(focused).toContain('Only you can see this');
    for (let presses = 0; (await focused()) !== 'Dismiss' && presses < 10; presses += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    expect(await page.locator('.message.private').count()).toBe(0);
    expect(await page.evaluate('document.activeElement.id')).toBe('question');
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('question');
  });

  it('weighs little', async () => {
    const { page } = await stage.browser.open();
    let bytes = 0;
    page.on('response', (response) => {
      void response.body().then(
        (body) => (bytes += body.length),
        () => {},
      );
    });
    await page.goto(stage.address, { waitUntil: 'networkidle' });
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(300_000);
  });
});
