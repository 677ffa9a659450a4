// Adds, edits and removes sources without end: changer.mjs <seeds> <name>
import { cutDraft } from '../../dist/editing/cut-draft.js';
import { createSourceEditor } from '../../dist/editing/editor.js';
import { recogniseArticle } from '../../dist/articles/recognise.js';
import { scanSeeds } from '../../dist/articles/scan.js';

const [, , seedsDirectory, name] = process.argv;

async function sources() {
  const found = [];
  for await (const item of scanSeeds(seedsDirectory, { maxBytes: 1_000_000 })) {
    if ('source' in item) found.push(recogniseArticle(item.source));
  }
  return found;
}

const editor = createSourceEditor({
  seedsDirectory,
  maxBytes: 1_000_000,
  cutDraft: async (draft) => cutDraft(draft, 1_000_000),
  sources,
  inspect: async (id) => (await sources()).find((source) => source.id === id),
  findAlike: async () => [],
  fetchPage: null,
});
const by = { name };

for (let round = 0; ; round += 1) {
  const text = `It was cold in ${name} on day ${round} of the winter, officials said on Friday.\n`.repeat(40);
  const { id } = await editor.add(editor.textDraft(text, { title: `The winter of ${name}` }), by);
  process.stdout.write(`added ${id}\n`);
  await editor.edit('first', { title: `Title ${name} ${round}` }, by);
  if (round % 2 === 1) await editor.remove(id, by);
}
