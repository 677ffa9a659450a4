import { describe, expect, it } from 'vitest';
import { createGuardedShards, type GatewayManager } from '../../../src/discord/connection/gateway-guard.ts';
import { UnexpectedPackageError } from '../../../src/errors.ts';

/** A manager that has no shards of its own. */
const MANAGER = {
  options: {},
  fetchGatewayInformation: async () => ({}),
  getShardCount: async () => 0,
} as unknown as GatewayManager;

async function spawnWith(shards: unknown, onError: (error: unknown) => void = () => {}): Promise<void> {
  const strategy = createGuardedShards(onError)(MANAGER);
  Object.defineProperty(strategy, 'shards', { value: shards });
  await strategy.spawn([]);
}

describe('shards that are guarded', () => {
  it.each([
    ['none are kept', undefined],
    ['they are no map', []],
    ['there is none', new Map([[0, null]])],
    ['they have no such methods', new Map([[0, { onMessage() {} }]])],
  ])('are refused where %s', async (_, shards) => {
    await expect(spawnWith(shards)).rejects.toThrow(UnexpectedPackageError);
  });

  it('are taken where they have them, and what goes wrong inside is reported', async () => {
    const fault = new Error('a message without an author');
    const shard = {
      onMessage: async (): Promise<void> => Promise.reject(fault),
      internalConnect: async () => {},
    };
    const reported: unknown[] = [];
    await spawnWith(new Map([[0, shard]]), (error) => reported.push(error));
    await shard.onMessage();
    expect(reported).toEqual([fault]);
  });
});
