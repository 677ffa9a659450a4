import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { RawSource } from '../domain.ts';
import { SourceProblem } from './errors.ts';
import { givenFrom } from './given.ts';
import { textOf, type HtmlNode } from './html-text.ts';

/** News pages have some thousand elements, nested some tens deep. */
const MAX_ELEMENTS = 20_000;
const MAX_DEPTH = 120;
/** Every entity and stray bracket is a text node of its own to the parser. */
const MAX_TEXT_PIECES = 20_000;
const MARKUP = /<(\/?)([a-z][a-z0-9-]{0,30})|<|&/giu;
/** Elements that nest nothing: they have no content, or the next one of their kind closes them. */
const FLAT_TAGS = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd td th tr tbody thead tfoot option'.split(
    ' ',
  ),
);
const RAW_TEXT_TAGS = new Set(['script', 'style']);

/** Throws for pages whose parsing would take too long or go too deep; linear in their length. */
function checkSize(html: string): void {
  const lower = html.toLowerCase();
  const markup = new RegExp(MARKUP);
  let elements = 0;
  let pieces = 0;
  let depth = 0;
  for (let match = markup.exec(lower); match !== null; match = markup.exec(lower)) {
    const [, slash, name] = match;
    if (name === undefined) {
      pieces += 1;
    } else if (slash === '/') {
      depth -= FLAT_TAGS.has(name) ? 0 : Math.min(depth, 1);
    } else {
      elements += 1;
      depth += FLAT_TAGS.has(name) ? 0 : 1;
    }
    if (name !== undefined && slash === '' && RAW_TEXT_TAGS.has(name)) {
      const end = lower.indexOf(`</${name}`, markup.lastIndex);
      markup.lastIndex = end === -1 ? lower.length : end;
    }
    if (elements > MAX_ELEMENTS || pieces > MAX_TEXT_PIECES || depth > MAX_DEPTH) {
      throw new SourceProblem(
        'Its HTML is too large or too deeply nested.',
        'Save the article as plain text instead.',
      );
    }
  }
}

/** A page with the tags around it that it may leave out: browsers add them, this parser does not. */
function documentOf(html: string): ReturnType<typeof parseHTML>['document'] {
  const { document } = parseHTML(html);
  const root = document.documentElement;
  if (root?.nodeName !== 'HTML') return parseHTML(`<html><body>${html}</body></html>`).document;
  if (document.querySelector('body') === null) {
    const body = document.createElement('body');
    const nodes: HtmlNode[] = Array.from(root.childNodes);
    body.append(...nodes.filter(({ nodeName }) => nodeName !== 'HEAD'));
    root.append(body);
  }
  return document;
}

/** The address that a page gives as its own, as it is written there. */
function linkedAddress(text: string | null | undefined): string | undefined {
  return text !== null && text !== undefined && /^https?:\/\/\S+$/iu.test(text) ? text : undefined;
}

/**
 * The plain text of an HTML page's main content, with what its metadata say of it. The text is what
 * a source's offsets refer to: paragraphs apart by a blank line, entities decoded, captions and
 * page furniture left out as far as the markup gives them away. Scripts are dropped, never run.
 * Throws a SourceProblem for pages beyond the limits of size and for pages without text.
 */
export function readHtml(html: string): Pick<RawSource, 'raw' | 'given'> {
  checkSize(html);
  const document = documentOf(html);
  const meta = (selector: string, attribute: string): string | undefined =>
    document.querySelector(selector)?.getAttribute(attribute) ?? undefined;
  const url =
    linkedAddress(meta('link[rel="canonical"]', 'href')) ??
    linkedAddress(meta('meta[property="og:url"]', 'content'));
  const whole = textOf(document.body);
  const article = new Readability<HtmlNode>(document, {
    maxElemsToParse: MAX_ELEMENTS,
    serializer: (node) => node,
  }).parse();
  const main = article?.content ? textOf(article.content) : '';
  const raw = main === '' ? whole : main;
  if (raw === '') {
    throw new SourceProblem(
      'Its HTML holds no text.',
      'Check that the page was saved with its article, or remove it.',
    );
  }
  const byline = article?.byline?.replace(/^\s*by\s+/iu, '').trim();
  return {
    raw,
    given: givenFrom({
      title: article?.title,
      byline,
      outlet: article?.siteName,
      publishedAt: article?.publishedTime,
      url,
    }),
  };
}
