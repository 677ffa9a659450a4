import { describe, expect, it } from 'vitest';
import { buttonsOf, labels } from '../../discord/fake/components.ts';
import type { StoredMessage } from '../../discord/fake/world.ts';
import { DONBAS } from '../../story.ts';
import { useScene } from './stage.ts';

const places = ({ embeds }: StoredMessage): string[] =>
  embeds.map(({ footer }) => footer!.text.split(' · ').at(-1)!);

describe('buttons', () => {
  const scene = useScene();
  const ask = (question = DONBAS): Promise<StoredMessage> =>
    scene.fake.replyTo(scene.fake.user('anna').mention('general', question));

  it('stand under an answer', async () => {
    const shown = labels(await ask());
    expect(shown.filter((label) => label.startsWith('In context')).length).toBeGreaterThan(0);
    expect(shown.filter((label) => !label.startsWith('In context'))).toEqual([
      'More quotes',
      'Sources',
      'Helpful',
      'Not helpful',
      'Delete',
    ]);
  });

  it('In context: marks the quote in its paragraphs, and pages through the whole article', async () => {
    const { fake, real } = scene;
    const answer = await ask();
    const context = String(buttonsOf(answer)[0]!['custom_id']);
    const anna = fake.user('anna');
    let page = await anna.press(answer, { customId: context }).response();
    expect(page.visibleTo).toBe(anna.id);
    expect(page.embeds[0]!.description).toContain(
      '__Russian forces now hold approximately **85%** of Donbas\\.__'.replace('\\.', '.'),
    );
    const seen = new Set<string>();
    const turn = (label: string): boolean =>
      buttonsOf(page).some((one) => one['label'] === label && one['disabled'] !== true);
    while (turn('Earlier')) page = await anna.press(page, 'Earlier').response();
    for (;;) {
      for (const paragraph of page.embeds[0]!.description!.split('\n\n')) seen.add(paragraph);
      if (!turn('Later')) break;
      page = await anna.press(page, 'Later').response();
    }
    const article = await real.app.inspect('004_4fc0e61657408c10');
    expect(seen.size).toBe(new Set(article.sentenceSpans.map(({ paragraph }) => paragraph)).size);
  });

  it('More quotes: other passages on the question, page after page, none shown before', async () => {
    const { fake } = scene;
    const answer = await ask();
    const anna = fake.user('anna');
    const first = await anna.press(answer, 'More quotes').response();
    expect(first.content).toContain('which may not answer');
    const second = await anna.press(first, 'More quotes').response();
    const all = [...places(first), ...places(second)];
    expect(new Set(all).size).toBe(all.length);
    for (const { description } of first.embeds) expect(description).not.toContain('approximately 85%');
  });

  it('Sources: lists them, opens one, and asks about it alone', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const list = await anna.press(await ask(), 'Sources').response();
    expect(list.embeds[0]!.title).toBe('5 sources');
    const [menu] = (list.components as { components: { options: { value: string }[] }[] }[])[0]!.components;
    const source = await anna.select(list, [menu!.options[4]!.value]).response();
    expect(source.embeds[0]!.title).toContain('[5] Putin disagrees');
    expect(source.embeds[0]!.description).toContain('President Vladimir Putin stated');
    const form = anna.press(source, 'Ask about this source');
    const answer = await (await anna.submitModal(form, { question: 'What did Putin say?' })).response();
    const titles = answer.embeds.filter(({ footer }) => footer).map(({ title }) => title!.slice(0, 3));
    expect(new Set(titles)).toEqual(new Set(['[5]']));
  });

  it('Helpful and Not helpful: one vote for each person, changeable', async () => {
    const { fake } = scene;
    const answer = await ask();
    const word = async (who: string, label: string): Promise<string> =>
      (await fake.user(who).press(answer, label).response()).content;
    expect(await word('anna', 'Helpful')).toBe('Thank you, noted.');
    expect(await word('anna', 'Helpful')).toBe('You have already said so.');
    expect(await word('anna', 'Not helpful')).toBe('Changed, thank you.');
    expect(await word('ben', 'Helpful')).toBe('Thank you, noted.');
  });

  it('Delete: only for the person who asked', async () => {
    const { fake } = scene;
    const answer = await ask();
    const refused = await fake.user('ben').press(answer, 'Delete').response();
    expect(refused.content).toContain('Only the person who asked');
    fake.user('anna').press(answer, 'Delete');
    await fake.deleted(answer);
    const byCommand = await fake.user('anna').slash('ask', { question: DONBAS }).response();
    fake.user('anna').press(byCommand, 'Delete');
    await fake.deleted(byCommand);
  });

  it('work after a restart, votes as well', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const answer = await ask();
    await anna.press(answer, 'Helpful').response();
    await scene.restart();
    const context = String(buttonsOf(answer)[0]!['custom_id']);
    expect((await anna.press(answer, { customId: context }).response()).embeds[0]!.description).toContain(
      '85%',
    );
    expect((await anna.press(answer, 'Helpful').response()).content).toBe('You have already said so.');
    expect((await anna.press(answer, 'More quotes').response()).embeds.length).toBeGreaterThan(0);
  });

  it('refuse kindly what is forged, damaged or from another version', async () => {
    const { fake } = scene;
    const answer = await ask();
    const own = String(buttonsOf(answer)[0]!['custom_id']);
    const forged = [
      'x',
      '1:d:1',
      `2${own.slice(1)}`,
      `${own}:1`,
      own.replace(/^1:c:[0-9a-f]{4}/, '1:c:ffff'),
      '1:o:',
      '1:f:0123456789',
      '1:p:zzzzzzz:0123456789abcdef:0:1:',
      '9'.repeat(100),
    ];
    for (const customId of forged) {
      const seen = fake.user('anna').press(answer, { customId });
      expect((await seen.response()).content).toContain('I do not know this button');
    }
  });
});
