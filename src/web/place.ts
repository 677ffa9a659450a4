import type { Context } from 'hono';
import { MAX_QUESTION_CHARS } from '../answer/question/question-length.ts';
import type { App } from '../app.ts';
import { goesOn } from '../conversation/follow-up.ts';
import { stringsFor } from '../strings/strings.ts';
import type { AssetLinks } from './assets.ts';
import type { AskedHere } from './links.ts';
import type { Look } from './views/message.tsx';

/** The use cases that the page draws. */
export type WebApp = Pick<
  App,
  | 'status'
  | 'sources'
  | 'inspect'
  | 'find'
  | 'further'
  | 'answer'
  | 'explain'
  | 'cite'
  | 'examples'
  | 'gaps'
  | 'reindexing'
  | 'state'
>;

/** What the routes work with. */
export interface WebParts {
  readonly app: WebApp;
  /** How long questions without a helpful answer are kept; 0: never. */
  readonly keepQuestionsDays: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Hears of faults, which the page tells only in general. */
  readonly onFault: (error: unknown) => void;
  readonly assets: AssetLinks;
}

/** The language that the browser prefers, as far as there is one. */
export function lookOf(c: Context, { assets }: WebParts): Look {
  const preferred = c.req.header('accept-language')?.split(/[,;]/, 1)[0]?.trim();
  const language = preferred?.split('-', 1)[0];
  return { strings: stringsFor(language), assets };
}

/** Whether the script asks, which wants the message alone and puts it into the page. */
export function wantsFragment(c: Context): boolean {
  return c.req.header('x-fragment') === '1';
}

/** Reads a field of an address, or of a form; undefined where it is not there. */
export type ReadField = (name: string) => string | undefined;

/** The fields of an address. */
export function fieldsOf(c: Context): ReadField {
  return (name) => c.req.query(name);
}

/** The fields of the form that was sent. A file is none. */
export async function formOf(c: Context): Promise<ReadField> {
  const form = await c.req.parseBody();
  return (name) => {
    const value = form[name];
    return typeof value === 'string' ? value : undefined;
  };
}

/**
 * What is asked. `last` is the question that was answered last: one which only goes on from another goes
 * on from that.
 */
export function askedIn(read: ReadField): AskedHere {
  const question = (read('q') ?? '').trim().slice(0, MAX_QUESTION_CHARS);
  const before = read('before') || (goesOn(question) ? read('last') : null);
  return {
    question,
    before: before?.slice(0, MAX_QUESTION_CHARS) || null,
    source: read('source') || null,
  };
}

/** A whole number from 0 in the address, as far as it is one. */
export function countIn(c: Context, name: string): number | null {
  const value = c.req.query(name) ?? '';
  return /^\d{1,7}$/.test(value) ? Number(value) : null;
}
