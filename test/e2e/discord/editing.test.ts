import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buttonsOf } from '../../discord/fake/components.ts';
import type { SeenInteraction } from '../../discord/fake/interact.ts';
import { file, fieldsOf, forged, labels, TIDES, until, useEditing, WEB_PAGE } from './editing-scene.ts';

const MOON =
  'Menu\nSubscribe\n\nMoon base opens\nBy Anna Berg\n\nThe first Moon base opened on Friday in the Shackleton crater, officials said. It has room for twelve people.\n\nThe crew will stay for six months.\n';

describe('changing sources', () => {
  const editing = useEditing();
  const { answer, deeds, indexed, seeds } = editing;

  it('/source add shows what a file would be, and Add makes it answer', async () => {
    const preview = await editing.editor.slash('source add', { file: file('moon.txt', MOON) }).response();
    expect(preview.visibleTo).toBe(editing.editor.id);
    expect(preview.embeds[0]!.title).toBe('New source: Moon base opens');
    expect(fieldsOf(preview)).toMatchObject({
      By: 'Anna Berg',
      'First sentence': '“The first Moon base opened on Friday in the Shackleton crater, officials said.”',
      'Last sentence': '“The crew will stay for six months.”',
    });
    expect(fieldsOf(preview)['Size']).toMatch(/^26 words · \d passage/);
    expect(fieldsOf(preview)['Recognised as furniture, never quoted']).toContain('byline (1): By Anna Berg');
    expect(labels(preview)).toEqual(['Add', 'Edit details', 'Cancel']);
    expect(await seeds()).toHaveLength(5);
    editing.editor.press(preview, 'Add');
    await indexed(preview);
    expect(preview.content).toContain('Added: **Moon base opens**');
    expect(labels(preview)).toEqual(['Undo']);
    expect(await readFile(join(editing.scene.config.seedsDirectory, 'moon-base-opens.txt'), 'utf8')).toBe(
      MOON,
    );
    expect(await answer('Where did the first Moon base open?')).toContain('Shackleton crater');
    expect(deeds()).toContainEqual(expect.stringContaining('add: Moon base opens'));
  });

  it('tells of each of several files what it is, or why it is not taken', async () => {
    const large = Buffer.alloc(6 * 1_024 * 1_024, 'word ');
    const shown = editing.editor.slash('source add', {
      file: file('tides.md', TIDES),
      file2: file('archive.zip', 'PK'),
      file3: file('empty.txt', ''),
      file4: file('binary.txt', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0])),
      file5: file('large.txt', large),
    });
    const first = await shown.response();
    expect(first.embeds[0]!.title).toBe('New source: High tides');
    const others = await shown.followUps(4);
    expect(others.map(({ content }) => content.replaceAll('\\', ''))).toEqual([
      expect.stringMatching(/archive\.zip.* was not added\. A source is a \.txt, \.md or \.html file\./),
      expect.stringContaining('It is empty.'),
      expect.stringContaining('It is a binary file'),
      expect.stringMatching(/It has 6 MiB, more than the limit of 5 MiB/),
    ]);
    expect(others.map(labels)).toEqual([[], [], [], []]);
    const again = await editing.editor.slash('source add', { file: file('moon2.txt', MOON) }).response();
    expect(again.content).toContain('moon');
    expect(again.content).toContain('exactly that of the source');
    expect(await seeds()).toHaveLength(6);
  });

  it('names what is nearly there already', async () => {
    const putin = await readFile('seeds/004_4fc0e61657408c10.txt', 'utf8');
    const preview = await editing.editor
      .slash('source add', { file: file('again.txt', putin.replace('Gavin Porter', 'Somebody Else')) })
      .response();
    expect(fieldsOf(preview)['Much of it is in the sources already']).toMatch(
      /^(?:9\d|100) % of its sentences are also in \*\*Putin disagrees/,
    );
    const cancelled = await editing.editor.press(preview, 'Cancel').response();
    expect(cancelled.content).toBe('Not added.');
    expect(labels(cancelled)).toEqual([]);
  });

  it('Edit details changes a preview; it survives a restart; Add pressed twice adds once', async () => {
    const preview = await editing.editor.slash('source add', { file: file('tides.txt', TIDES) }).response();
    const form = editing.editor.press(preview, 'Edit details');
    const modal = JSON.stringify(await form.modal());
    expect(modal).toContain('"value":"High tides"');
    const sent = {
      title: 'Whitby: *high* tides',
      url: 'https://example.com/tides',
      publishedAt: '3 March 2026',
    };
    await (await editing.editor.submitModal(form, sent)).response();
    expect(preview.embeds[0]).toMatchObject({
      title: 'New source: Whitby\\: \\*high\\* tides',
      url: 'https://example.com/tides',
    });
    expect(fieldsOf(preview)['Published']).toBe('2026-03-03');
    const wrong = await editing.editor.submitModal(editing.editor.press(preview, 'Edit details'), {
      url: 'no link',
    });
    expect((await wrong.followUps())[0]!.content).toContain('not an address of the web');
    expect(labels(preview)).toContain('Add');
    await editing.scene.restart();
    const customId = String(buttonsOf(preview)[0]!['custom_id']);
    const both = [editing.editor.press(preview, { customId }), editing.editor.press(preview, { customId })];
    await Promise.all(both.map((one) => one.response()));
    await indexed(preview);
    expect((await seeds()).filter((name) => name.includes('tides'))).toEqual(['whitby-high-tides.txt']);
    const shown = await editing.editor.slash('source show', { source: 'Whitby' }).response();
    expect(shown.embeds[0]!.url).toBe('https://example.com/tides');
    expect(await answer('How much did the tide in Whitby rise?')).toContain('four metres');
  });

  it('a preview that is gone says so', async () => {
    const preview = await editing.editor
      .slash('source add', { file: file('a.txt', TIDES.replace('four', 'five')) })
      .response();
    await rm(join(editing.scene.config.embeddingsDirectory, 'pending'), { recursive: true });
    const expired = await editing.editor.press(preview, 'Add').response();
    expect(expired.content).toContain('has expired');
    await mkdir(join(editing.scene.config.embeddingsDirectory, 'pending'));
  });

  it('takes an address, reads the page as text, and runs nothing of it', async () => {
    const url = `${editing.web.url}/volcano`;
    const preview = await editing.editor.slash('source add', { url }).response();
    expect(preview.embeds[0]).toMatchObject({ title: 'New source: Volcano wakes', url });
    expect(fieldsOf(preview)).toMatchObject({ Outlet: 'Island News' });
    expect(JSON.stringify(preview.embeds)).not.toMatch(/script|Owned|<p>/);
    editing.editor.press(preview, 'Add');
    await indexed(preview);
    expect(await readFile(join(editing.scene.config.seedsDirectory, 'volcano-wakes.html'), 'utf8')).toBe(
      WEB_PAGE,
    );
    expect(await answer('When did the volcano Katla wake?')).toContain('Sunday');
    for (const bad of [
      'http://169.254.169.254/',
      `${editing.web.url}/missing`,
      'ftp://a.example/',
      'nonsense',
    ]) {
      const told = await editing.editor.slash('source add', { url: bad }).response();
      expect(told.content).toContain('was not added');
    }
  });

  it('takes pasted text from a form', async () => {
    const form = editing.editor.slash('source add');
    const text =
      'The council of Leeds will plant nine thousand trees this autumn, the mayor said on Tuesday.';
    const sent = await editing.editor.submitModal(form, {
      title: 'Trees for Leeds',
      text,
      url: 'https://example.com/trees',
    });
    const preview = await sent.response();
    expect(preview.embeds[0]).toMatchObject({
      title: 'New source: Trees for Leeds',
      url: 'https://example.com/trees',
    });
    editing.editor.press(preview, 'Add');
    await indexed(preview);
    expect(await answer('How many trees will the council of Leeds plant?')).toContain('nine thousand');
  });

  it('/source edit opens a form with what is there, and keeps what others changed meanwhile', async () => {
    const source = 'Trees for Leeds';
    const [first, second] = [
      editing.editor.slash('source edit', { source }),
      editing.editor.slash('source edit', { source }),
    ];
    await second.modal();
    const titled = await (
      await editing.editor.submitModal(first, { title: 'Nine thousand trees' })
    ).response();
    await indexed(titled);
    const outlet = await (await editing.editor.submitModal(second, { outlet: 'Leeds Post' })).response();
    await indexed(outlet);
    const shown = await editing.editor.slash('source show', { source: 'Nine thousand' }).response();
    expect(fieldsOf(shown)).toMatchObject({ Outlet: 'Leeds Post' });
    editing.editor.press(outlet, 'Undo');
    await editing.scene.fake.waitFor('undoing', until(outlet, 'Undone'));
    await indexed(outlet);
    const after = await editing.editor.slash('source show', { source: 'Nine thousand' }).response();
    expect(fieldsOf(after)['Outlet']).toBeUndefined();
    const same = await editing.editor.submitModal(
      editing.editor.slash('source edit', { source: 'Nine thousand' }),
      {},
    );
    expect((await same.response()).content).toContain('Nothing to change');
    expect((await editing.editor.slash('source edit', { source: 'nobody' }).response()).content).toContain(
      '/sources',
    );
  });

  it('/source remove asks, removes, and Undo brings it back, once', async () => {
    const asked = await editing.editor.slash('source remove', { source: 'Moon base' }).response();
    expect(labels(asked)).toEqual(['Remove', 'Keep']);
    expect((await editing.editor.press(asked, 'Keep').response()).content).toBe('Nothing was removed.');
    const again = await editing.editor.slash('source remove', { source: 'Moon base' }).response();
    const customId = String(buttonsOf(again)[0]!['custom_id']);
    const twice = [editing.editor.press(again, { customId }), editing.editor.press(again, { customId })];
    await indexed(again);
    expect(again.content).toContain('Removed: **Moon base opens**');
    const told = twice.flatMap((one) => one.record.followUps.map(({ content }) => content));
    expect(told).toEqual([expect.stringContaining('already been removed')]);
    expect(await answer('Where did the first Moon base open?')).not.toContain('Shackleton');
    expect(await seeds()).toContain('moon-base-opens.txt');
    await editing.scene.restart();
    const undo = String(buttonsOf(again)[0]!['custom_id']);
    editing.editor.press(again, 'Undo');
    await editing.scene.fake.waitFor('undoing', until(again, 'Undone'), 20_000);
    await indexed(again);
    expect(await answer('Where did the first Moon base open?')).toContain('Shackleton crater');
    expect(labels(again)).toEqual([]);
    const [late] = await forged(editing.editor, again, undo).followUps();
    expect(late!.content).toContain('already been undone');
    expect(deeds()).toContainEqual(expect.stringContaining('/source undo: Moon base'));
  });

  it('/source history tells who did what, page by page, and undoes from there', async () => {
    const shown = await editing.editor.slash('source history').response();
    const text = shown.embeds[0]!.description!;
    expect(text).toMatch(/^\*\*1\.\*\* <t:\d+:f> · undid “removed”: \*\*Moon base opens\*\* · <@\d+>/);
    expect(shown.embeds[0]!.footer!.text).toBe('page 1 of 2');
    expect(labels(shown)).toContain('Next');
    const next = await editing.editor.press(shown, 'Next').response();
    expect(next.embeds[0]!.description).toContain('added: **Moon base opens**');
    expect(next.embeds[0]!.description!.replaceAll('\\', '')).toContain('from moon.txt');
    const undo = labels(next).find((label) => label.startsWith('Undo'))!;
    editing.editor.press(next, undo);
    await indexed(next);
    expect(next.content).toContain('Undone');
  });

  it('speaks German to whom it is due', async () => {
    const jan = editing.scene.fake.user('jan', { roles: ['Editors'], locale: 'de' });
    const preview = await jan
      .slash('source add', { file: file('x.txt', TIDES.replace('four', 'six')) })
      .response();
    expect(preview.embeds[0]!.title).toContain('Neue Quelle');
    expect(labels(preview)).toEqual(['Aufnehmen', 'Angaben ändern', 'Abbrechen']);
    const zip = await jan.slash('source add', { file: file('a.zip', 'PK') }).response();
    expect(zip.content.replaceAll('\\', '')).toContain('wird nicht aufgenommen. Eine Quelle ist eine Datei');
    const question = await jan.slash('source remove', { source: '1' }).response();
    expect(question.content).toContain('Daraus wird dann nicht mehr zitiert');
    expect(labels(question)).toEqual(['Entfernen', 'Behalten']);
  });

  it('is for moderators only: every command, button and form, whosever message it is', async () => {
    const anna = editing.scene.fake.user('anna');
    await refused(anna.slash('source add', { file: file('a.txt', TIDES) }));
    await refused(anna.slash('source add'));
    await refused(anna.slash('source edit', { source: '1' }));
    await refused(anna.slash('source remove', { source: '1' }));
    await refused(anna.slash('source history'));
    const before = await seeds();
    const preview = await editing.editor
      .slash('source add', { file: file('b.txt', TIDES.replace('four', 'two')) })
      .response();
    const question = await editing.editor.slash('source remove', { source: '1' }).response();
    const history = await editing.editor.slash('source history').response();
    for (const message of [preview, question, history]) {
      for (const button of buttonsOf(message))
        await refused(forged(anna, message, String(button['custom_id'])));
    }
    for (const customId of ['1:e:pasteForm:', '1:e:editForm:0123456789', '1:e:draftForm:0123456789abcdef']) {
      await refused(anna.send(5, { custom_id: customId, components: [] }));
    }
    const direct = editing.editor.slash('source history', {}, { channel: editing.editor.dmChannel });
    await refused(direct);
    expect(await seeds()).toEqual(before);
    expect(labels(preview)).toContain('Add');
  });

  it('refuses forged and damaged buttons and forms', async () => {
    const history = await editing.editor.slash('source history').response();
    for (const customId of [
      '1:e:add',
      '1:e:delete:00',
      '1:e:add:XYZ',
      `1:e:add:${'0'.repeat(41)}`,
      '1:e:undo:00',
    ]) {
      expect((await forged(editing.editor, history, customId).response()).content).toContain(
        'do not know this button',
      );
    }
    const form = editing.editor.send(5, { custom_id: '1:e:add:0123456789abcdef', components: [] });
    expect((await form.response()).content).toContain('do not know this button');
  });
});

/** Only moderators can do this, and this person is none. */
async function refused(seen: SeenInteraction): Promise<void> {
  expect((await seen.response()).content).toBe('Only moderators can do this.');
}
