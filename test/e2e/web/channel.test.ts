import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './chromium.ts';
import { ask, openWebStage, type WebStage } from './stage.ts';

const PERCENTAGE = 'What percentage of the Donbas is under Russian control?';
const SENTENCE = 'Russian forces now hold approximately 85% of Donbas.';
const DELEGATION = 'Who leads the US delegation to Moscow?';
/** What the loading of the model and one article may take on a busy machine. */
const INDEX_MS = 60_000;
const chromium = findChromium();

describe.skipIf(chromium === null)('the channel', () => {
  let stage: WebStage;
  beforeAll(async () => {
    stage = await openWebStage(chromium!);
  }, 60_000);
  afterAll(() => stage.close());

  it('answers with the quote, its answering words marked, and asks nobody else', async () => {
    const { page, requests, complaints } = await stage.browser.open();
    await page.goto(stage.address);
    await ask(page, PERCENTAGE);
    const quote = page.locator('.embed.answer blockquote');
    expect(await quote.innerText()).toBe(`“${SENTENCE}”`);
    expect(await quote.locator('mark').innerText()).toBe('85%');
    expect(await page.locator('.message.own .said').innerText()).toBe(PERCENTAGE);
    expect(requests.filter((url) => !url.startsWith(stage.address))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('has the buttons of Discord: context and its pages, more quotes, sources, votes', async () => {
    const { page, complaints } = await stage.browser.open();
    await page.goto(stage.address);
    await ask(page, PERCENTAGE);
    await page.getByRole('link', { name: 'In context' }).click();
    const context = page.locator('.message.private').last();
    expect(await context.locator('.quote').first().innerText()).toContain('Russian forces now hold');
    expect(await context.locator('.embed > .footnote').innerText()).toContain('paragraphs 5 to 7 of 10');
    await context.getByRole('link', { name: 'Later' }).click();
    await page.locator('.message.private', { hasText: 'paragraphs 8 to 10 of 10' }).waitFor();
    await page.getByRole('link', { name: 'Earlier' }).click();
    await page.locator('.message.private', { hasText: 'paragraphs 5 to 7 of 10' }).waitFor();

    await page.getByRole('link', { name: 'More quotes' }).click();
    await page.getByText('Further passages, which may not answer').waitFor();
    expect(await page.locator('.embed.nearest').count()).toBe(3);
    await page.locator('.actions').getByRole('link', { name: 'Sources' }).click();
    await page.getByRole('heading', { name: '5 sources' }).waitFor();
    await page.getByRole('button', { name: 'Not helpful' }).click();
    await page.getByText('Thank you, noted.').waitFor();
    await page.getByRole('button', { name: 'Helpful', exact: true }).click();
    await page.getByText('Changed, thank you.').waitFor();
    await page.getByRole('button', { name: 'Not helpful' }).click();
    await page.getByText('Changed, thank you.').nth(1).waitFor();
    await ask(page, '/gaps');
    expect(await page.locator('.message').last().innerText()).toContain(PERCENTAGE);
    const dismiss = page.getByRole('button', { name: 'Dismiss' });
    const before = await page.locator('.message').count();
    await dismiss.last().click();
    expect(await page.locator('.message').count()).toBe(before - 1);
    await page.getByRole('button', { name: 'Delete' }).click();
    expect(await page.locator('.embed.answer').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('goes on from an answer, and keeps to one source', async () => {
    const { page } = await stage.browser.open();
    await page.goto(stage.address);
    await ask(page, DELEGATION);
    await page.getByRole('link', { name: 'Reply' }).click();
    await page.getByText(`Going on from “${DELEGATION}”`).waitFor();
    await ask(page, 'and when?');
    expect(await page.locator('.message.own .footnote').innerText()).toContain(DELEGATION);
    expect(await page.locator('.message').last().innerText()).toMatch(/week/);
    await page.locator('.message').last().getByRole('button', { name: 'Not helpful' }).click();
    await page.getByText('Thank you').last().waitFor();
    await ask(page, '/gaps');
    const gap = page.getByRole('link', { name: `and when? (after “${DELEGATION}”)` });
    await gap.click();
    await page.locator('.message.own', { hasText: '(after “' }).waitFor();
    await page.locator('.embed.answer', { hasText: 'week' }).nth(1).waitFor();

    await ask(page, 'Where was the revised plan drafted?');
    await ask(page, 'on which day?');
    expect(await page.locator('.message').last().locator('mark').first().innerText()).toContain('Sunday');

    await ask(page, 'Where was the revised plan drafted and what did Merz advise?');
    await page.getByRole('link', { name: 'what did Merz advise?' }).click();
    await page.locator('.embed.answer', { hasText: 'Friedrich Merz advised' }).first().waitFor();

    await ask(page, '/source 5');
    await page.getByRole('link', { name: 'Ask about this source' }).click();
    await ask(page, 'Who is Zelensky?');
    const answer = page.locator('.message').last();
    for (const title of await answer.locator('.embed h3').allInnerTexts())
      expect(title).toMatch(/^\[5\]|^No/);
  });

  it('says that no source answers, and why', async () => {
    const { page } = await stage.browser.open();
    await page.goto(stage.address);
    await ask(page, 'What did Xi Jinping say about the plan?');
    expect(await page.locator('.embed.none').innerText()).toMatch(
      /^No source answers this\s+No source mentions Xi Jinping\.$/,
    );
    await page.getByText('The nearest passage, which is not an answer').waitFor();
    await page.getByRole('link', { name: 'Why this answer?' }).click();
    await page.getByRole('heading', { name: 'Why there is no answer' }).waitFor();
    expect(await page.locator('.terms .unknown').allInnerTexts()).toEqual([
      'xi in no source',
      'jinping in no source',
    ]);
    expect(await page.locator('.candidates tbody tr').count()).toBe(12);
    expect(await page.getByRole('img', { name: /from 0.50 it is given/ }).count()).toBe(1);
  });

  it('offers questions that the sources answer, and knows the commands', async () => {
    const { page } = await stage.browser.open();
    await page.goto(stage.address);
    const example = page.locator('.examples a').first();
    await example.waitFor();
    await example.click();
    await page.locator('.embed.answer').first().waitFor();
    await ask(page, '/status');
    expect(await page.locator('.message').last().innerText()).toContain('5 sources, 21 passages');
    await ask(page, '/help');
    expect(await page.locator('.message').last().innerText()).toContain('/reindex');
    await ask(page, 'What did Xi Jinping say about the plan?');
    await ask(page, '/gaps');
    expect(await page.locator('.message').last().innerText()).toContain('What did Xi Jinping say');
    await ask(page, '/nonsense <b>');
    expect(await page.locator('.message').last().innerText()).toContain('There is no command /nonsense');
  });

  it('shows what is hostile as text', async () => {
    const { page, complaints } = await stage.browser.open();
    await page.goto(stage.address);
    await ask(page, '<img src=x onerror=document.title="no"> who?');
    expect(await page.locator('.message.own .said').innerText()).toBe(
      '<img src=x onerror=document.title="no"> who?',
    );
    await page.goto(`${stage.address}/why?q=${encodeURIComponent('<script>document.title="no"</script>')}`);
    expect(await page.locator('.asked').innerText()).toBe('<script>document.title="no"</script>');
    expect(await page.title()).not.toBe('no');
    expect(complaints).toEqual([]);
  });

  it('works without its script', async () => {
    const { page } = await stage.browser.open({ javaScriptEnabled: false });
    await page.goto(stage.address);
    await page.locator('#question').fill(PERCENTAGE);
    await page.keyboard.press('Enter');
    expect(await page.locator('.embed.answer blockquote').innerText()).toBe(`“${SENTENCE}”`);
    await page.getByRole('link', { name: 'In context' }).click();
    expect(await page.locator('.message.private .quote').first().innerText()).toContain('Russian forces');
    await page.goBack();
    await page.getByRole('button', { name: 'Helpful', exact: true }).click();
    await page.getByText('Thank you, noted.').waitFor();
    await page.goto(`${stage.address}/?q=%2Freindex`);
    await page.getByRole('button', { name: 'Reindex' }).waitFor();
    expect(await page.locator('progress').count()).toBe(0);
    await page.locator('#question').fill('/reindex');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The index is up to date' }).waitFor({ timeout: INDEX_MS });
  });

  it('indexes a new article, shows how far it is, and says what is new', async () => {
    await writeFile(
      join(stage.seeds, 'harbour.txt'),
      `Harbour closed\n\n${'The harbour of Selby was closed on Monday after a storm. '.repeat(3)}Keeper Ines Duarte opened the gates again.`,
    );
    const { page } = await stage.browser.open();
    await page.goto(stage.address);
    await page.locator('#question').fill('/reindex');
    await page.keyboard.press('Enter');
    await page.getByRole('progressbar', { name: 'Progress of indexing' }).waitFor();
    const done = page.getByRole('heading', { name: 'The index is up to date' });
    await done.waitFor({ timeout: INDEX_MS });
    const report = page.locator('.message', { has: done });
    expect(await report.innerText()).toContain('harbour');
    await page.locator('.topic.state', { hasText: '6 sources' }).waitFor();
    await ask(page, 'Who opened the gates?');
    expect(await page.locator('.message').last().locator('mark').first().innerText()).toContain(
      'Ines Duarte',
    );
  });
});
