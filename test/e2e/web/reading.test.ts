import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './chromium.ts';
import { ask, openWebStage, type WebStage } from './stage.ts';

const PERCENTAGE = 'What percentage of the Donbas is under Russian control?';
const SENTENCE = 'Russian forces now hold approximately 85% of Donbas.';
const SOURCE = '004_4fc0e61657408c10';
const chromium = findChromium();

describe.skipIf(chromium === null)('the views beside the channel', () => {
  let stage: WebStage;
  beforeAll(async () => {
    stage = await openWebStage(chromium!);
  }, 60_000);
  afterAll(() => stage.close());

  it('leads from a quote to its place in the article, until that changes', async () => {
    const { page, complaints } = await stage.browser.open();
    await page.goto(stage.address);
    await ask(page, PERCENTAGE);
    await page.locator('.embed.answer h3 a').click();
    await page.getByText('The quote is marked below.').waitFor();
    const marked = page.locator('.reading mark');
    expect((await marked.allInnerTexts()).join('')).toBe(SENTENCE);
    expect(await page.locator('.reading mark.answer').innerText()).toBe('85%');
    // The page moves there smoothly, which takes a moment.
    const top = async (): Promise<number> => (await marked.first().boundingBox())!.y;
    await expect.poll(top).toBeLessThan(page.viewportSize()!.height);
    expect(await top()).toBeGreaterThan(0);
    await page.getByText('Receipt of the quote').click();
    expect(await page.locator('.hash-value').innerText()).toMatch(/^79f220b7bfb28697[0-9a-f]{48}$/);
    const link = page.url();

    await appendFile(join(stage.seeds, `${SOURCE}.txt`), '\n\nThis was added by the editors on Tuesday.\n');
    await page.goto(stage.address);
    await page.locator('#question').fill('/reindex');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The index is up to date' }).waitFor();
    await page.goto(link);
    await page.getByRole('heading', { name: 'This article has changed since' }).waitFor();
    expect(await page.locator('.reading mark').count()).toBe(0);
    expect(await page.locator('.reading').innerText()).toContain('added by the editors');
    expect(complaints).toEqual([]);
  });

  it('tells body from furniture, and shows sentences and passages on demand', async () => {
    const { page } = await stage.browser.open();
    await page.goto(`${stage.address}/sources`);
    await page.getByRole('link', { name: /^Putin disagrees/ }).click();
    const furniture = page.locator('.block.furniture', { hasText: '383 Views' });
    expect(await furniture.locator('.kind').innerText()).toBe('furniture: reading time or counter');
    await page.getByLabel('furniture, and why').uncheck();
    expect(await furniture.isVisible()).toBe(false);
    expect(await page.locator('.passage-label').first().isVisible()).toBe(false);
    await page.getByLabel('passages').check();
    expect(await page.locator('.passage-label').first().isVisible()).toBe(true);
    await page.getByLabel('sentences').check();
    await page.locator('.sentence-number').nth(9).click();
    await page.getByText('The quote is marked below.').waitFor();
    expect(await page.locator('.reading mark').innerText()).toBe(SENTENCE);
  });

  it('says of links that lead nowhere what is wrong with them', async () => {
    const { page } = await stage.browser.open();
    await page.goto(`${stage.address}/read?source=gone&at=0123456789abcdef.0.5`);
    await page.getByRole('heading', { name: 'This article is no longer indexed' }).waitFor();
    const beyond = '79f220b7bfb28697.99990.99999';
    await page.goto(`${stage.address}/read?source=${SOURCE}&at=${beyond}`);
    expect(await page.locator('.embed.none').innerText()).toMatch(/changed since|does not have/);
    await page.goto(`${stage.address}/read?source=${SOURCE}&at=xx`);
    expect(await page.locator('.embed.none').innerText()).toBe('This link names no place in an article.');
    const said = page.locator('.message').last();
    await page.goto(`${stage.address}/context?at=xx`);
    expect(await said.innerText()).toContain('This link names no place in an article.');
    await page.goto(`${stage.address}/context?at=0123456789abcdef.0.5`);
    expect(await said.innerText()).toContain('This source has changed since');
    await page.goto(`${stage.address}/context?at=d56eb2216ed4833d.99990.99999`);
    expect(await said.innerText()).toContain('a place that the article does not have');
    await page.goto(`${stage.address}/no-such-page`);
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  });

  it('maps who speaks of what, and opens the sentences', async () => {
    const { page, complaints } = await stage.browser.open();
    await page.goto(`${stage.address}/map`);
    const row = page.getByRole('row', { name: /^Steve Witkoff also Witkoff/ }).first();
    expect(await row.locator('td').allInnerTexts()).toEqual([
      '2',
      expect.stringContaining('none'),
      '1',
      '3',
      '2',
    ]);
    const cell = row.getByRole('link', { name: '3 sentences with Steve Witkoff in source 4' });
    await cell.click();
    const detail = page.locator('.cell-detail');
    await detail.waitFor();
    expect(await detail.locator('li').count()).toBe(3);
    expect(await detail.locator('li mark').first().innerText()).toContain('Witkoff');
    expect(await cell.getAttribute('aria-expanded')).toBe('true');
    await detail.getByRole('button', { name: 'Close' }).click();
    expect(await detail.count()).toBe(0);
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe(
      await cell.getAttribute('aria-label'),
    );
    const alike = page.locator('.alike tbody tr').first().locator('td');
    expect(await alike.allInnerTexts()).toHaveLength(5);
    expect(await alike.nth(1).innerText()).toMatch(/^\d+%\s*\d+ shared$/);
    expect(complaints).toEqual([]);

    const { page: plain } = await stage.browser.open({ javaScriptEnabled: false });
    await plain.goto(`${stage.address}/map`);
    await plain.getByRole('link', { name: '3 sentences with Steve Witkoff in source 4' }).click();
    expect(await plain.locator('.cell-detail li').count()).toBe(3);
  });
});
