import { describe, expect, it } from 'vitest';
import { DatabaseUnreachableError } from '../../src/stores/postgres/errors.ts';
import { createRoutes } from '../../src/web/routes.tsx';
import type { WebParts } from '../../src/web/place.ts';

const AWAY = new DatabaseUnreachableError('database none on 127.0.0.1:1');

async function pageOf(
  failure: Error,
  language: string,
): Promise<{ status: number; text: string; faults: unknown[] }> {
  const faults: unknown[] = [];
  const fail = async (): Promise<never> => {
    throw failure;
  };
  const app = { config: {}, status: fail, answer: fail, sources: fail } as unknown as WebParts['app'];
  const routes = await createRoutes({
    app,
    keepQuestionsDays: 30,
    startedAt: 0,
    onFault: (fault) => faults.push(fault),
  });
  const response = await routes.request('http://127.0.0.1:4173/', {
    headers: { host: '127.0.0.1:4173', 'accept-language': language },
  });
  return { status: response.status, text: await response.text(), faults };
}

describe('the page while the articles cannot be reached', () => {
  it('says so in the reader’s language, and what whoever runs it can do', async () => {
    const page = await pageOf(AWAY, 'de');
    expect(page.status).toBe(503);
    expect(page.text).toContain('Die Artikel sind gerade nicht zu erreichen.');
    expect(page.text).toContain(AWAY.message);
    expect(page.text).toContain('DATABASE_URL');
    expect(page.faults).toEqual([]);
    expect((await pageOf(AWAY, 'en')).text).toContain('The articles cannot be reached just now.');
  });

  it('says of a fault only that it is one', async () => {
    const page = await pageOf(new Error('secret'), 'en');
    expect(page.status).toBe(500);
    expect(page.text).not.toContain('secret');
    expect(page.faults).toHaveLength(1);
  });
});
