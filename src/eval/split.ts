import { createHash } from 'node:crypto';

/** What is fitted looks at "fit" alone; what is claimed is measured on "report". */
export type Split = 'fit' | 'report';

/**
 * The half that a key (a question's id, or an article's so that its questions stay together) falls
 * in: "fit" if the first byte of its sha256 is even. No person chooses, and adding questions moves none.
 */
export function splitOf(key: string): Split {
  return (createHash('sha256').update(key).digest()[0] ?? 0) % 2 === 0 ? 'fit' : 'report';
}
