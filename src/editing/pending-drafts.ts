import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DETAIL_FIELDS } from '../articles/given.ts';
import type { DetailChanges } from '../articles/overlay.ts';
import type { Draft } from './draft.ts';

const FOLDER = 'pending';
const KEEP_MS = 24 * 60 * 60 * 1_000;
/** A draft has at most some megabytes. */
const MAX_DRAFTS = 100;
const TOKEN = /^[0-9a-f]{16}$/;
const FILE = /^[0-9a-f]{16}\.json$/;
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

const schema = z.object({
  name: z.string(),
  from: z.string().nullable(),
  format: z.enum(['text', 'markdown', 'html']),
  bytes: z.base64().transform((text) => Buffer.from(text, 'base64')),
  details: z.object(
    Object.fromEntries(DETAIL_FIELDS.map((field) => [field, z.string().nullable().optional()])),
  ),
});

/** Articles that somebody looks at before they become sources. They survive a restart, for a day. */
export interface PendingDrafts {
  /** @returns what names the draft: 16 hexadecimal digits */
  put(draft: Draft): Promise<string>;
  /** null when it is not there any more. */
  get(token: string): Promise<Draft | null>;
  /** Lays details over a draft's; null when it is not there any more. */
  change(token: string, details: DetailChanges): Promise<Draft | null>;
  drop(token: string): Promise<void>;
}

/** @param directory where the index lives as well */
export function createPendingDrafts(directory: string, now: () => number = Date.now): PendingDrafts {
  const folder = join(directory, FOLDER);
  const pathOf = (token: string): string => join(folder, `${token}.json`);

  async function write(token: string, { bytes, ...draft }: Draft): Promise<void> {
    const temporary = join(folder, `${randomUUID()}.tmp`);
    const record = { ...draft, bytes: Buffer.from(bytes).toString('base64') };
    try {
      await writeFile(temporary, JSON.stringify(record), { mode: OWNER_ONLY, flush: true });
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

  async function get(token: string): Promise<Draft | null> {
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

  return {
    async put(draft) {
      await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
      await expire();
      const token = randomBytes(8).toString('hex');
      await write(token, draft);
      return token;
    },
    get,
    async change(token, details) {
      const draft = await get(token);
      if (draft === null) return null;
      const changed = { ...draft, details: { ...draft.details, ...details } };
      await write(token, changed);
      return changed;
    },
    async drop(token) {
      if (TOKEN.test(token)) await rm(pathOf(token), { force: true });
    },
  };
}
