import { afterEach, describe, expect, it } from 'vitest';
import { SchemaTooNewError } from '../../src/stores/errors.ts';
import { SAID } from '../discord/quick-scene.ts';
import { type QuickPage, startQuickPage } from './quick-page.ts';

const QUESTION = 'Who opened the gates?';
const FRAGMENT = { 'x-fragment': '1' };
/** What may stand in an address, of the page's own and of others'. */
const SEARCHES = [
  '',
  `?q=${encodeURIComponent(QUESTION)}`,
  '?q=%2Freindex',
  '?q=%2FREINDEX+full',
  '?q=%2Fstatus',
  '?q=%2Fgaps',
  '?q=%2Fsource+1',
  '?q=and+when%3F&last=Who%3F&source=a&helpful=0&question=Who%3F&message=1',
];
/** As a link, a frame and a form of another page come. */
const FROM_ELSEWHERE = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };

let page: QuickPage;
afterEach(() => page.close());

async function kept(): Promise<object> {
  return { runs: page.runs(), ...(await page.state.records()) };
}

describe('what is asked on the page', () => {
  it('changes nothing by GET, whatever the address', async () => {
    page = await startQuickPage();
    const before = await kept();
    const paths = new Set(page.routes.map(({ path }) => path).filter((path) => !path.includes('*')));
    expect(paths.size).toBeGreaterThan(10);
    for (const path of paths) {
      for (const search of SEARCHES) {
        for (const headers of [{}, FRAGMENT, FROM_ELSEWHERE]) {
          await (await page.get(`${path}${search}`, headers)).text();
        }
      }
    }
    expect(await kept()).toEqual(before);
    // Of what the app of this test cannot do.
    expect(new Set(page.faults.map(String))).toEqual(new Set(['Error: There is nothing here']));
  });

  it('may be as long as anywhere', async () => {
    page = await startQuickPage();
    expect(await (await page.get('/')).text()).toContain('maxlength="4000"');
  });

  it('is counted, and kept if nothing answers it, when the page sends it', async () => {
    page = await startQuickPage();
    const reply = await page.post('/', { q: QUESTION }, FRAGMENT);
    expect(await reply.text()).toContain(SAID);
    await expect.poll(async () => (await page.state.records()).asked).toHaveLength(1);
    expect((await page.state.records()).kept).toMatchObject([{ text: QUESTION, cause: 'no-answer' }]);
  });

  it('is shown by an address of its own to whoever comes without the script, and kept once', async () => {
    page = await startQuickPage();
    const sent = await page.post('/', { q: 'and when?', before: QUESTION });
    expect(sent.status).toBe(303);
    const location = sent.headers.get('location') ?? '';
    for (let times = 0; times < 2; times += 1) {
      const shown = await (await page.get(location)).text();
      expect(shown).toContain(SAID);
      expect(shown).toContain(`Going on from “${QUESTION}”`);
    }
    const { asked, kept: questions } = await page.state.records();
    expect(asked).toHaveLength(1);
    expect(questions).toHaveLength(1);
    const shown = await (await page.get(location)).text();
    const message = /name="message" value="([^"]+)"/u.exec(shown)?.[1] ?? '';
    await page.post('/vote', { message, question: 'and when?', helpful: '0' });
    expect((await page.state.records()).kept).toHaveLength(1);
  });

  it('is shown at once to whoever comes without the script where an address would be too long', async () => {
    page = await startQuickPage();
    const question = `${'é'.repeat(1_500)}?`;
    const sent = await page.post('/', { q: question });
    expect(sent.status).toBe(200);
    const shown = await sent.text();
    expect(shown).toContain(SAID);
    expect(shown).toContain(question);
    await expect.poll(async () => (await page.state.records()).asked).toHaveLength(1);
  });

  it('begins an index run where that is typed, and by an address only offers to', async () => {
    page = await startQuickPage();
    const offered = await (await page.get('/?q=%2Freindex', FRAGMENT)).text();
    expect(offered).toContain('action="/reindex"');
    expect(page.runs()).toBe(0);
    const sent = await page.post('/', { q: '/reindex' }, FRAGMENT);
    // With its method: the script is sent on to where runs are begun.
    expect([sent.status, sent.headers.get('location')]).toEqual([307, '/reindex']);
    const begun = await (await page.post('/reindex', {}, FRAGMENT)).text();
    expect(begun).toContain('data-events="/reindex/events"');
    expect(page.runs()).toBe(1);
  });

  it('does not take orders of other pages', async () => {
    page = await startQuickPage();
    const sent = await page.post('/', { q: QUESTION }, { origin: 'http://evil.example' });
    expect(sent.status).toBe(403);
    expect((await page.state.records()).asked).toEqual([]);
  });
});

describe('a state that cannot be opened', () => {
  it('keeps nobody from an answer', async () => {
    const failure = new SchemaTooNewError('The state', 99, 1);
    page = await startQuickPage(() => {
      throw failure;
    });
    const reply = await page.post('/', { q: QUESTION }, FRAGMENT);
    expect(await reply.text()).toContain(SAID);
    expect(reply.status).toBe(200);
    expect(page.faults).toEqual([failure]);
    const vote = await page.post('/vote', { message: '1', question: QUESTION, helpful: '0' }, FRAGMENT);
    expect(vote.status).toBe(200);
    expect(page.faults).toEqual([failure, failure]);
  });
});
