import robotsParser from 'robots-parser';
import { UnexpectedPackageError } from '../errors.ts';
import { UrlRefusedError } from './errors.ts';
import type { Answer } from './request.ts';

/** Google reads as much; what comes later is not looked at. */
export const MAX_ROBOTS_BYTES = 500 * 1_024;

/**
 * Whether sites let a program read their pages, as RFC 9309 has it: a missing robots.txt allows
 * everything, one that cannot be reached nothing. Each site's is read once.
 *
 * @param read fetches a robots.txt
 * @returns a function that throws UrlRefusedError for a page that is not for programs
 * @throws UnexpectedPackageError where the package that reads them is another
 */
export function createRobots(
  agentName: string,
  read: (url: string) => Promise<Pick<Answer, 'status' | 'bytes'>>,
): (url: URL) => Promise<void> {
  const parse = parser(robotsParser);
  const known = new Map<string, Promise<string>>();
  return async (url) => {
    const robotsUrl = new URL('/robots.txt', url).href;
    const rules = known.get(robotsUrl) ?? readRules(robotsUrl, read);
    known.set(robotsUrl, rules);
    if (parse(robotsUrl, await rules).isAllowed(url.href, agentName) === false) {
      throw new UrlRefusedError('robots');
    }
  };
}

/** The package is one function, though its types have that as the default of what it exports. */
function parser(exported: unknown): typeof robotsParser.default {
  if (typeof exported !== 'function') throw new UnexpectedPackageError('robots-parser', 'function');
  return exported as typeof robotsParser.default;
}

async function readRules(
  url: string,
  read: (url: string) => Promise<Pick<Answer, 'status' | 'bytes'>>,
): Promise<string> {
  const { status, bytes } = await read(url);
  if (status >= 200 && status < 300) return new TextDecoder().decode(bytes);
  return status >= 400 && status < 500 ? '' : 'User-agent: *\nDisallow: /';
}
