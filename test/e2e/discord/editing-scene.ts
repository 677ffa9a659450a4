import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, vi } from 'vitest';
import { DISCORD_FILES } from '../../../src/fetching/fetcher.ts';
import type { SeenInteraction } from '../../discord/fake/interact.ts';
import type { UploadedFile } from '../../discord/fake/messages.ts';
import type { Person } from '../../discord/fake/person.ts';
import type { StoredMessage } from '../../discord/fake/world.ts';
import { startWebServer, type WebServer } from '../../fetching/web-server.ts';
import { type Scene, useScene } from './stage.ts';

export { labels } from '../../discord/fake/components.ts';

/** An article to be added. */
export const TIDES =
  'High tides\n\nThe tide in Whitby rose by four metres on Monday, the harbour master reported. Nobody was hurt.\n';
/** What the site of the tests has at `/volcano`. */
export const WEB_PAGE = `<!doctype html><html><head><title>Volcano wakes</title><meta property="og:site_name" content="Island News">
<script>document.title = 'Owned'</script></head><body><nav>Home News Sport</nav><article><h1>Volcano wakes</h1>
<p>The volcano Katla woke on Sunday after a sleep of a hundred years, geologists reported from the island.</p>
<p>Two hundred people left their houses in the night, and the only road was closed until Wednesday.</p>
<p>The last eruption in 1918 had lasted for twenty-four days, with ash that reached the mainland.</p></article></body></html>`;

export const file = (name: string, content: string | Buffer): UploadedFile => ({
  name,
  contentType: 'text/plain; charset=utf-8',
  data: Buffer.from(content),
});
export const fieldsOf = ({ embeds }: StoredMessage): Record<string, string> =>
  Object.fromEntries((embeds[0]?.fields ?? []).map(({ name, value }) => [name, value.replaceAll('\\', '')]));
export const until =
  (message: StoredMessage, words: string): (() => StoredMessage | undefined) =>
  () =>
    message.content.includes(words) ? message : undefined;

/** The bot, a moderator, and a site of our own. */
export interface EditingScene {
  readonly scene: Scene;
  readonly editor: Person;
  readonly web: WebServer;
  /** Names of the seeds' files. */
  readonly seeds: () => Promise<string[]>;
  /** The first quote for a question, or what else is said. */
  readonly answer: (question: string) => Promise<string>;
  /** The message once the change that it tells of is indexed. */
  readonly indexed: (message: StoredMessage) => Promise<StoredMessage>;
  /** What the moderators' channel was told. */
  readonly deeds: () => string[];
}

/** Once for all tests of a file. */
export function useEditing(): EditingScene {
  // Each change is indexed in a process of its own, which loads the model.
  vi.setConfig({ testTimeout: 90_000 });
  let web: WebServer;
  let editor: Person;
  const scene = useScene({
    fake: { guilds: [{ name: 'News', channels: ['general', 'mods'], roles: [{ name: 'Editors' }] }] },
    environment: (fake) => ({
      MODERATOR_ROLE_IDS: fake.roleId('Editors'),
      MOD_LOG_CHANNEL_ID: fake.channel('mods').id,
    }),
    change: (parts, fake) => ({
      ...parts,
      attachments: {
        ...DISCORD_FILES,
        protocols: ['http:'],
        hosts: ['127.0.0.1'],
        ports: [Number(new URL(fake.apiUrl).port)],
        isAddressAllowed: (address) => address === '127.0.0.1',
      },
    }),
    app: async () => {
      web = await startWebServer((request, response) => {
        const isPage = request.url === '/volcano';
        response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
        response.end(isPage ? WEB_PAGE : '');
      });
      return { environment: { ALLOW_URL_SOURCES: 'true' }, parts: { web: web.policy } };
    },
  });
  beforeAll(() => {
    editor = scene.fake.user('editor', { roles: ['Editors'] });
  });
  afterAll(() => web.close());
  return {
    scene,
    get editor() {
      return editor;
    },
    get web() {
      return web;
    },
    async answer(question) {
      const asked = scene.fake.user('reader').mention('general', question);
      return (await scene.fake.replyTo(asked)).embeds[0]?.description ?? '';
    },
    indexed: (message) => scene.fake.waitFor('the index', until(message, 'The index is up to date'), 60_000),
    deeds: () => scene.fake.messages('mods').map(({ content }) => content.replaceAll('\\', '')),
    seeds: async () => (await readdir(scene.config.seedsDirectory)).filter((name) => !name.startsWith('.')),
  };
}

/** Presses a button of a message that this person does not see, or that is not there. */
export function forged(person: Person, message: StoredMessage, customId: string): SeenInteraction {
  return person.send(3, { component_type: 2, custom_id: customId, id: 1 }, { message });
}
