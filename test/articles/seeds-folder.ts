import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { scanSeeds } from '../../src/articles/scan.ts';
import type { RawSource, Rejection } from '../../src/domain.ts';

/** Some text of an article. */
export const TEXT = 'The council met on Monday to speak about the winter.\r\nIt had been cold.';

/** A folder of articles. */
export interface SeedsFolder {
  readonly dir: string;
  put(name: string, content: string | Uint8Array): Promise<void>;
  /** @param maxBytes of an article; 100,000 unless told */
  scan(maxBytes?: number): Promise<{ sources: RawSource[]; rejections: Rejection[] }>;
  /** What is said of a file that is the only one, and is rejected. */
  rejectionOf(name: string, content: string | Uint8Array, maxBytes?: number): Promise<Rejection>;
}

/** It is new for every test of a file. */
export function useSeedsFolder(): SeedsFolder {
  const folder = {
    dir: '',
    async put(name: string, content: string | Uint8Array) {
      await mkdir(dirname(join(folder.dir, name)), { recursive: true });
      await writeFile(join(folder.dir, name), content);
    },
    async scan(maxBytes = 100_000) {
      const sources: RawSource[] = [];
      const rejections: Rejection[] = [];
      for await (const found of scanSeeds(folder.dir, { maxBytes })) {
        if ('source' in found) {
          sources.push(found.source);
        } else {
          rejections.push(found.rejection);
        }
      }
      return { sources, rejections };
    },
    async rejectionOf(name: string, content: string | Uint8Array, maxBytes?: number) {
      await folder.put(name, content);
      const { sources, rejections } = await folder.scan(maxBytes);
      expect(sources).toEqual([]);
      expect(rejections).toHaveLength(1);
      return rejections[0]!;
    },
  };
  beforeEach(async () => {
    folder.dir = await mkdtemp(join(tmpdir(), 'verbatim-scan-'));
  });
  afterEach(async () => {
    await rm(folder.dir, { recursive: true, force: true });
  });
  return folder;
}
