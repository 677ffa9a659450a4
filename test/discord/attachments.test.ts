import { describe, expect, it } from 'vitest';
import { checkBytes } from '../../src/articles/read-source.ts';
import { VerbatimError } from '../../src/errors.ts';
import type { SourceEditor } from '../../src/editing/editor.ts';
import type { AddressPolicy } from '../../src/fetching/address-policy.ts';
import type { FakeDiscord } from './fake/fake-discord.ts';
import { type QuickScene, startQuickScene } from './quick-scene.ts';

const MIB = 1_024 * 1_024;

class ReadError extends VerbatimError {
  readonly code = 'READ';
  readonly remedy = 'Nothing is to be done.';
}

/** An editor that only says how much of a file it was given. */
const editor = (maxBytes: number): SourceEditor =>
  ({
    checkFile: (_: string, bytes: number) => checkBytes(bytes, maxBytes),
    fileDraft(_: string, bytes: Uint8Array) {
      throw new ReadError(`${bytes.length} bytes were read.`);
    },
  }) as unknown as SourceEditor;

/** Where the fake keeps files. */
function filesOf(fake: FakeDiscord): AddressPolicy {
  return {
    protocols: ['http:'],
    ports: [Number(new URL(fake.apiUrl).port)],
    hosts: ['127.0.0.1'],
    isAddressAllowed: (address) => address === '127.0.0.1',
    resolve: async () => ['127.0.0.1'],
  };
}

async function add(scene: QuickScene, bytes: number): Promise<string> {
  const anna = scene.fake.user(`anna-${bytes}`, { permissions: ['ManageGuild'] });
  const file = { name: 'long.txt', contentType: 'text/plain', data: Buffer.alloc(bytes, 'x') };
  return (await anna.slash('source add', { file }).response()).content;
}

describe('an attached file', () => {
  it('may be as large as MAX_SOURCE_BYTES says, and not larger', async () => {
    const limit = 8 * MIB;
    let files!: AddressPolicy;
    const scene = await startQuickScene({
      before: (fake) => (files = filesOf(fake)),
      environment: { MAX_SOURCE_BYTES: String(limit) },
      app: { editing: async () => editor(limit) },
      parts: {
        get attachments() {
          return files;
        },
      },
    });
    expect(await add(scene, 7 * MIB)).toContain(`${7 * MIB} bytes were read`);
    expect(await add(scene, 9 * MIB)).toContain('more than the limit of 8 MiB');
    await scene.stop();
  });
});
