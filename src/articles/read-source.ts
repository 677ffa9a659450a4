import { mebibytes } from '../files/mebibytes.ts';
import type { RawSource } from '../domain.ts';
import { decodeText } from './decode.ts';
import { SourceProblem } from './errors.ts';
import { readFrontMatter } from './front-matter.ts';
import { readHtml } from './html.ts';

/** @throws SourceProblem for more bytes than a source may have */
export function checkBytes(size: number, maxBytes: number): void {
  if (size <= maxBytes) return;
  throw new SourceProblem(
    `It has ${mebibytes(size)}, more than the limit of ${mebibytes(maxBytes)}.`,
    'Split it, or raise MAX_SOURCE_BYTES.',
  );
}

/**
 * Reads one source from the bytes of its file: decoded, without mark-up, with what front matter and
 * metadata say of it. Throws a SourceProblem for what is no text of an article.
 */
export function sourceFromBytes(
  bytes: Uint8Array,
  { id, file, format }: Pick<RawSource, 'id' | 'file' | 'format'>,
): RawSource {
  const text = decodeText(bytes);
  if (text.trim() === '') {
    throw new SourceProblem('It is empty.', 'Put the article in it, or remove it.');
  }
  const { given, bodyStart } = readFrontMatter(text);
  if (text.slice(bodyStart).trim() === '') {
    throw new SourceProblem(
      'It has front matter but no text.',
      'Put the article below the front matter, or remove it.',
    );
  }
  if (format === 'html') {
    const page = readHtml(text.slice(bodyStart));
    return {
      id,
      file,
      format,
      raw: page.raw.toWellFormed(),
      given: { ...page.given, ...given },
      bodyStart: 0,
    };
  }
  return { id, file, format, raw: text, given, bodyStart };
}
