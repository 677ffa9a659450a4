import { FetchFailedError } from './errors.ts';

export type FetchedFormat = 'html' | 'markdown' | 'text';

const FORMATS: Readonly<Record<string, FetchedFormat>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'text',
  'text/markdown': 'markdown',
  'text/x-markdown': 'markdown',
};

/** What is asked for, best first. */
export const ACCEPT = 'text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9';

/**
 * What a server's content type says of a text.
 *
 * @returns the charset in lower case, null where none is named
 * @throws FetchFailedError for anything that is no text of an article
 */
export function readContentType(contentType: string | null): {
  readonly format: FetchedFormat;
  readonly charset: string | null;
} {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim());
  const format = FORMATS[type.toLowerCase()];
  if (format === undefined) {
    throw new FetchFailedError({ kind: 'no-text', type: type.slice(0, 80) });
  }
  const charset = parameters
    .map((parameter) => /^charset\s*=\s*"?([\w.:-]{1,40})"?$/iu.exec(parameter)?.[1])
    .find((value) => value !== undefined);
  return { format, charset: charset?.toLowerCase() ?? null };
}
