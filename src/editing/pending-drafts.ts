import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../files/private-modes.ts';
import { whyNotWritable } from '../files/not-writable.ts';
import { DETAIL_FIELDS } from '../articles/given.ts';
import type { SourceDetails } from '../domain.ts';
import type { Draft } from './draft.ts';
import { DraftNotKeptError } from './errors.ts';

const FOLDER = 'pending';
const KEEP_MS = 24 * 60 * 60 * 1_000;
/** A draft has at most some megabytes. */
const MAX_DRAFTS = 100;
const TOKEN = /^[0-9a-f]{16}$/;
const FILE = /^[0-9a-f]{16}\.json$/;

const details = z.object(
  Object.fromEntries(DETAIL_FIELDS.map((field) => [field, z.string().nullable().optional()])),
);
const draft = z.object({
  name: z.string(),
  from: z.string().nullable(),
  format: z.enum(['text', 'markdown', 'html']),
  bytes: z.base64().transform((text) => Buffer.from(text, 'base64')),
  details,
});
const found = z.object({
  title: z.string(),
  outlet: z.string().nullable(),
  byline: z.string().nullable(),
  url: z.string().nullable(),
  publishedAt: z.string().nullable(),
});
const schema = z.object({ draft, found });

/** A draft, and what its text and details say of it. */
export interface PendingDraft {
  readonly draft: Draft;
  readonly found: Omit<SourceDetails, 'id'>;
}

/** Articles that somebody looks at before they become sources. They survive a restart, for a day. */
export interface PendingDrafts {
  /**
   * @returns what names the draft: 16 hexadecimal digits
   * @throws DraftNotKeptError
   */
  put(pending: PendingDraft): Promise<string>;
  /** null when it is not there any more. */
  get(token: string): Promise<PendingDraft | null>;
  /** Puts another one in its place, from now on for a day. @throws DraftNotKeptError */
  replace(token: string, pending: PendingDraft): Promise<void>;
  drop(token: string): Promise<void>;
}

/** @param directory where the index lives as well */
export function createPendingDrafts(directory: string, now: () => number = Date.now): PendingDrafts {
  const folder = join(directory, FOLDER);
  const pathOf = (token: string): string => join(folder, `${token}.json`);

  async function write(token: string, pending: PendingDraft): Promise<void> {
    const temporary = join(folder, `${randomUUID()}.tmp`);
    const bytes = Buffer.from(pending.draft.bytes).toString('base64');
    const record = { ...pending, draft: { ...pending.draft, bytes } };
    try {
      await writeFile(temporary, JSON.stringify(record), { mode: PRIVATE_FILE, flush: true });
      await rename(temporary, pathOf(token));
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /** Also what a killed process left half-written. */
  async function expire(): Promise<void> {
    const aged: { path: string; at: number }[] = [];
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const at = (await stat(path).catch(() => null))?.mtimeMs ?? 0;
      if (now() - at > KEEP_MS) await rm(path, { force: true });
      else if (FILE.test(name)) aged.push({ path, at });
    }
    const tooMany = aged.toSorted((a, b) => b.at - a.at).slice(MAX_DRAFTS - 1);
    for (const { path } of tooMany) await rm(path, { force: true });
  }

  async function get(token: string): Promise<PendingDraft | null> {
    if (!TOKEN.test(token)) return null;
    try {
      const { mtimeMs } = await stat(pathOf(token));
      if (now() - mtimeMs > KEEP_MS) return null;
      return schema.parse(JSON.parse(await readFile(pathOf(token), 'utf8')));
    } catch {
      // Gone, or damaged: whoever wants it adds the article again.
      return null;
    }
  }

  async function kept<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      const why = whyNotWritable(cause);
      throw why === null ? cause : new DraftNotKeptError(folder, why, { cause });
    }
  }

  return {
    put: (pending) =>
      kept(async () => {
        await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
        await expire();
        const token = randomBytes(8).toString('hex');
        await write(token, pending);
        return token;
      }),
    get,
    replace: (token, pending) => kept(() => write(token, pending)),
    async drop(token) {
      if (TOKEN.test(token)) await rm(pathOf(token), { force: true });
    },
  };
}
