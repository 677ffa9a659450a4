import { decodePage } from '../articles/decode.ts';
import type { DetailChanges } from '../articles/overlay.ts';
import { withChanges } from '../articles/overlays.ts';
import { checkBytes, sourceFromBytes } from '../articles/read-source.ts';
import { formatOf } from '../articles/scan.ts';
import type { RawSource } from '../domain.ts';
import type { FetchedPage } from '../fetching/fetcher.ts';
import { WrongKindError } from './errors.ts';

type DraftFormat = Exclude<RawSource['format'], 'jsonl'>;

/** An article that may become a source. */
export interface Draft {
  /** What people call it until it has a title: a file's name or an address. */
  readonly name: string;
  /** Where it came from, for the history: the same; null for pasted text. */
  readonly from: string | null;
  readonly format: DraftFormat;
  /** What is written to the seeds folder, as it is. */
  readonly bytes: Uint8Array;
  /** Details that win over what the text says. */
  readonly details: DetailChanges;
}

export const DRAFT_ENDINGS: Readonly<Record<DraftFormat, string>> = {
  text: '.txt',
  markdown: '.md',
  html: '.html',
};

/**
 * @param name the file's name, without a path
 * @throws WrongKindError for a name that is not one of an article
 */
export function fileDraft(name: string, bytes: Uint8Array): Draft {
  return { name, from: name, format: checkKind(name), bytes, details: {} };
}

/** @throws WrongKindError */
export function checkKind(name: string): DraftFormat {
  const format = formatOf(name);
  if (format === undefined || format === 'jsonl') throw new WrongKindError(name);
  return format;
}

/** A page is kept as text in UTF-8, as files do not say how they are encoded. */
export function pageDraft({ url, format, charset, bytes }: FetchedPage): Draft {
  const text = decodePage(bytes, charset);
  return { name: url, from: url, format, bytes: Buffer.from(text, 'utf8'), details: { url } };
}

/** A draft of pasted text, which comes from nowhere but the moderator. */
export function textDraft(text: string, details: DetailChanges): Draft {
  return {
    name: details.title ?? 'text',
    from: null,
    format: 'text',
    bytes: Buffer.from(text.toWellFormed(), 'utf8'),
    details,
  };
}

/**
 * The source that a draft would become.
 *
 * @throws SourceProblem for what is no text of an article
 */
export function sourceOfDraft({ bytes, format, details }: Draft, id: string, maxBytes: number): RawSource {
  checkBytes(bytes.length, maxBytes);
  const file = `${id}${DRAFT_ENDINGS[format]}`;
  const source = sourceFromBytes(bytes, { id, file, format });
  return { ...source, given: withChanges(source.given, details) };
}
