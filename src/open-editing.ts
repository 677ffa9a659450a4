import type { App } from './app.ts';
import type { Config } from './config.ts';
import { findAlike } from './editing/alike.ts';
import { createDraftThread } from './editing/draft-thread.ts';
import { createSourceEditor, type SourceEditor } from './editing/editor.ts';
import type { Embedder } from './embedding/embedder.ts';
import type { AddressPolicy } from './fetching/address-policy.ts';
import type { Snapshot } from './stores/store.ts';

export interface EditingNeeds {
  readonly app: Pick<App, 'status' | 'sources' | 'inspect'>;
  /** The compiled `worker.js`, beside which the reader of drafts lies. */
  readonly workerEntry: URL;
  readonly web: AddressPolicy | undefined;
  readonly openEmbedder: () => Promise<Embedder>;
  readonly withSnapshot: <T>(use: (snapshot: Snapshot) => Promise<T>) => Promise<T>;
}

/** The part of the composition that changing the sources alone needs. */
export function openEditing(
  { seedsDirectory, maxSourceBytes: maxBytes, allowUrlSources }: Config,
  { app, workerEntry, web, openEmbedder, withSnapshot }: EditingNeeds,
): SourceEditor {
  return createSourceEditor({
    seedsDirectory,
    maxBytes,
    cutDraft: createDraftThread(new URL('draft-reader.js', workerEntry), { maxBytes }),
    sources: async () => ((await app.status()) === null ? [] : app.sources()),
    inspect: (id) => app.inspect(id),
    findAlike: async (cut) => {
      if ((await app.status()) === null) return [];
      const embedder = await openEmbedder();
      return withSnapshot(async (snapshot) =>
        // Vectors of another model say nothing beside these.
        snapshot.info.model === embedder.model ? findAlike(cut, embedder, snapshot) : [],
      );
    },
    fetchPage: allowUrlSources
      ? async (address) => (await import('./fetching/fetcher.ts')).fetchPage(address, web, { maxBytes })
      : null,
  });
}
