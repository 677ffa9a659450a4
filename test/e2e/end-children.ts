import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { endChildren, runningChildren } from '../children.ts';

// What a test has started ends with it, and what was started for a whole file with that, also where they fail.
let fromBefore: ReadonlySet<ChildProcess> = new Set();
beforeEach(() => {
  fromBefore = runningChildren();
});
afterEach(() => endChildren(fromBefore));
afterAll(() => endChildren());
