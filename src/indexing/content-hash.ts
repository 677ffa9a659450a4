import { hash } from 'node:crypto';
import type { RawSource } from '../domain.ts';

/** Hex sha256 of all that an article's version depends on but the rules: id, format, given details and text. */
export function contentHash({ id, format, raw, given, bodyStart }: RawSource): string {
  const { title, outlet, byline, url, publishedAt } = given;
  const details = JSON.stringify({ id, format, bodyStart, title, outlet, byline, url, publishedAt });
  return hash('sha256', `${details}\n${raw}`, 'hex');
}
