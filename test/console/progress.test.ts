import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/console/progress.ts';
import type { IndexProgress } from '../../src/indexing/report.ts';
import { createFakeTerminal } from './fake-terminal.ts';

const embedding = (fraction: number): IndexProgress => ({
  kind: 'embedding',
  articlesDone: Math.floor(fraction * 10),
  articlesTotal: 10,
  passagesDone: 0,
  fraction,
});

describe('createProgress', () => {
  it('writes plain lines now and then where there is no terminal', () => {
    const { terminal, stderr } = createFakeTerminal();
    let nowMs = 0;
    const progress = createProgress(terminal.err, () => nowMs);
    progress.update({ kind: 'scanning', sources: 1 });
    for (let step = 0; step <= 100; step += 1) {
      nowMs += 50;
      progress.update(embedding(step / 100));
    }
    progress.update({ kind: 'committed', generation: 4 });
    progress.end();
    expect(stderr().split('\n')).toEqual([
      'Reading articles …',
      '0 % · 0 of 10 articles embedded',
      '40 % · 4 of 10 articles embedded',
      '80 % · 8 of 10 articles embedded',
      '100 % · 10 of 10 articles embedded',
      'Generation 4 is complete.',
      '',
    ]);
  });

  it('does not say that all is done before it is', () => {
    const { terminal, stderr } = createFakeTerminal();
    const progress = createProgress(terminal.err, () => 0);
    progress.update({ kind: 'embedding', articlesDone: 0, articlesTotal: 5, passagesDone: 0, fraction: 0.1 });
    progress.update({ kind: 'embedding', articlesDone: 0, articlesTotal: 5, passagesDone: 0, fraction: 1 });
    progress.update({ kind: 'embedding', articlesDone: 5, articlesTotal: 5, passagesDone: 0, fraction: 1 });
    expect(stderr().split('\n')).toEqual([
      '10 % · 0 of 5 articles embedded',
      '100 % · 5 of 5 articles embedded',
      '',
    ]);
  });

  it('draws a bar on a terminal and takes it away', () => {
    const { terminal, stderr } = createFakeTerminal({ isTerminal: true });
    const progress = createProgress(terminal.err, () => 0);
    progress.update(embedding(0.5));
    progress.end();
    expect(stderr()).toBe(
      `\r\u001b[K${'█'.repeat(12)}${'░'.repeat(12)} 50 % · 5 of 10 articles embedded\r\u001b[K`,
    );
  });

  it('says who holds the lock', () => {
    const { terminal, stderr } = createFakeTerminal();
    createProgress(terminal.err).update({
      kind: 'waiting',
      holder: { pid: 42, host: 'desk', since: null },
    });
    expect(stderr()).toContain('process 42 on desk');
  });
});
