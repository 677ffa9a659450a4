import { afterEach, describe, expect, it } from 'vitest';
import { SchemaTooNewError } from '../../src/stores/errors.ts';
import { SAID } from '../discord/quick-scene.ts';
import { type QuickPage, startQuickPage } from './quick-page.ts';

const QUESTION = 'Who opened the gates?';
const FRAGMENT = { 'x-fragment': '1' };

let page: QuickPage;
afterEach(() => page.close());

describe('a state that cannot be opened', () => {
  it('keeps nobody from an answer', async () => {
    const failure = new SchemaTooNewError('The state', 99, 1);
    page = await startQuickPage(() => {
      throw failure;
    });
    const reply = await page.get(`/?q=${encodeURIComponent(QUESTION)}`, FRAGMENT);
    expect(await reply.text()).toContain(SAID);
    expect(reply.status).toBe(200);
    expect(page.faults).toEqual([failure]);
    const vote = await page.post('/vote', { message: '1', question: QUESTION, helpful: '0' }, FRAGMENT);
    expect(vote.status).toBe(200);
    expect(page.faults).toEqual([failure, failure]);
  });
});
