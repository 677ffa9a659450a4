import { isUtf8 } from 'node:buffer';
import { SourceProblem } from './errors.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes looked at to tell UTF-16 without a mark, and binary files, from text. */
const SNIFFED_BYTES = 64 * 1024;
/** Text in UTF-16 of a Western script has a zero in about every other byte. */
const MIN_UTF16_ZERO_SHARE = 0.45;
/** Control characters other than white space: binary data is full of them, text has none. */
const MAX_CONTROL_SHARE = 0.01;

const BINARY_REMEDY = 'Save it as plain text, or leave it out.';

/** For each byte 1 if it is a control character; tab, line feed, form feed, carriage return and escape occur in text. */
const IS_CONTROL = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte) ? 1 : 0,
);

/** The same in what was decoded: looking for one at all takes a fifth of the time of counting them. */
// oxlint-disable-next-line no-control-regex -- it is what is looked for
const HAS_CONTROL = /[\0-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;

function countControls(bytes: Uint8Array): number {
  let controls = 0;
  for (let index = 0; index < bytes.length; index += 1) controls += IS_CONTROL[bytes[index]!]!;
  return controls;
}

/** UTF-16 is told by zeros that stand on one side only; a binary file has them on both. */
function utf16WithoutMark(bytes: Uint8Array): Encoding | null {
  if (!bytes.includes(0)) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  const length = Math.min(bytes.length, SNIFFED_BYTES) & ~1;
  for (let index = 0; index < length; index += 2) {
    evenZeros += bytes[index] === 0 ? 1 : 0;
    oddZeros += bytes[index + 1] === 0 ? 1 : 0;
  }
  const half = length / 2;
  if (oddZeros >= half * MIN_UTF16_ZERO_SHARE && evenZeros === 0) {
    return 'utf-16le';
  }
  return evenZeros >= half * MIN_UTF16_ZERO_SHARE && oddZeros === 0 ? 'utf-16be' : null;
}

/** The encoding that the first bytes give away: by byte order mark, or UTF-16 by its zeros. */
export function sniffEncoding(bytes: Uint8Array): { encoding: Encoding | null; markBytes: number } {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    return { encoding: 'utf-8', markBytes: 3 };
  }
  if (a === 0xff && b === 0xfe) {
    return { encoding: 'utf-16le', markBytes: 2 };
  }
  if (a === 0xfe && b === 0xff) {
    return { encoding: 'utf-16be', markBytes: 2 };
  }
  return { encoding: bytes.length >= 4 ? utf16WithoutMark(bytes) : null, markBytes: 0 };
}

function decodeUtf8(bytes: Uint8Array): string | null {
  // Of short texts most of the time went into making a TextDecoder.
  return isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString() : null;
}

function decodeUtf16(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What Windows-1252 has in place of the C1 control characters; gaps decode to those. */
const WINDOWS_1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By hand, as some releases of Node decode Windows-1252 as Latin-1 and lose its quotation marks. */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252_HIGH[char.charCodeAt(0) - 0x80]!);
}

/**
 * Decodes a text file: UTF-8 with or without byte order mark, UTF-16 of either order, and what is
 * none of these as Windows-1252. The mark is not part of the text. Throws a SourceProblem for
 * binary data and for damaged UTF-16.
 */
export function decodeText(bytes: Uint8Array): string {
  const { encoding, markBytes } = sniffEncoding(bytes);
  const content = bytes.subarray(markBytes);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const text = decodeUtf16(encoding, content);
    if (text === null) {
      throw new SourceProblem('It begins as UTF-16 but is damaged.', 'Save it again as UTF-8.');
    }
    return text;
  }
  const text = decodeUtf8(content);
  if (text !== null && !HAS_CONTROL.test(text)) return text;
  const controls = countControls(content);
  const isFullOfControls = controls > content.length * MAX_CONTROL_SHARE && controls > 1;
  if (isFullOfControls || (controls > 0 && content.includes(0))) {
    throw new SourceProblem('It is a binary file, not text.', BINARY_REMEDY);
  }
  return text ?? decodeWindows1252(content);
}

/** Where a page names its own encoding: within its first kilobyte, as the HTML standard asks. */
const META_CHARSET = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})/iu;
const META_BYTES = 1_024;

/**
 * Decodes a text from the web by what its server, or else the page itself, says of its encoding; where
 * that says nothing, is unknown or wrong, as a file. Throws as `decodeText` does.
 *
 * @param charset as the server names it
 */
export function decodePage(bytes: Uint8Array, charset: string | null): string {
  const beginning = Buffer.from(bytes.subarray(0, META_BYTES)).toString('latin1');
  const named = (charset ?? META_CHARSET.exec(beginning)?.[1] ?? '').toLowerCase();
  const isOrdinary = /^(?:|utf-?8|us-ascii|iso-8859-1|latin1|windows-1252)$/u.test(named);
  if (isOrdinary || sniffEncoding(bytes).encoding !== null) return decodeText(bytes);
  try {
    return new TextDecoder(named, { fatal: true }).decode(bytes);
  } catch {
    return decodeText(bytes);
  }
}
