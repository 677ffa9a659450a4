import { CopyDiffersError } from '../stores/errors.ts';
import { StateKeyDiffersError } from './errors.ts';
import { openState, type StateSettings } from './open-state.ts';
import { readKey } from './person-key.ts';
import { readState } from './read-state.ts';
import { countAlike } from './asked-counts.ts';
import type { KeptRecord, StateRecords, VoteRecord } from './state.ts';

/**
 * Copies all that is remembered, then looks whether it is there. What the target has already stays,
 * unless it was written earlier; a copy that was interrupted can be made again. Both sides need the same key: it is put where there is none yet.
 *
 * @param name of the source, for people
 * @returns what was copied
 * @throws CopyDiffersError, StateKeyDiffersError
 */
export async function copyState(
  from: StateSettings,
  to: StateSettings,
  name: string,
  onWarning: (error: unknown) => void,
): Promise<StateRecords> {
  const records = await readState(from, onWarning);
  if (records.votes.length + records.kept.length > 0) {
    const key = readKey(from);
    if (!readKey(to, key).equals(key)) throw new StateKeyDiffersError(name, to.embeddingsDirectory);
  }
  const target = openState(to, onWarning);
  try {
    await target.addRecords(records);
    checkCopied(records, await target.records());
  } finally {
    await target.close();
  }
  return records;
}

/** @throws CopyDiffersError when something is missing, or differs and was not written later */
function checkCopied(from: StateRecords, copy: StateRecords): void {
  checkRecords('votes', from.votes, copy.votes, voteKey, voteValue);
  checkRecords('kept questions', from.kept, copy.kept, ({ id }) => id, keptValue);
  const copied = countAlike(copy.asked);
  for (const [key, { count }] of countAlike(from.asked)) {
    if ((copied.get(key)?.count ?? 0) < count) throw new CopyDiffersError('figures are missing');
  }
}

function checkRecords<Item extends { readonly at: number }>(
  what: string,
  from: readonly Item[],
  copy: readonly Item[],
  keyOf: (record: Item) => string,
  valueOf: (record: Item) => unknown[],
): void {
  const copied = new Map(copy.map((record) => [keyOf(record), record]));
  for (const record of from) {
    const found = copied.get(keyOf(record));
    if (found === undefined) throw new CopyDiffersError(`${what} are missing`);
    if (found.at > record.at) continue;
    const isSame =
      found.at === record.at && JSON.stringify(valueOf(found)) === JSON.stringify(valueOf(record));
    if (!isSame) throw new CopyDiffersError(`${what} differ`);
  }
}

const voteKey = ({ messageId, person }: VoteRecord): string => `${messageId} ${person.toString('hex')}`;

const voteValue = ({ isHelpful }: VoteRecord): unknown[] => [isHelpful];

const keptValue = ({ server, person, cause, answer, text }: KeptRecord): unknown[] => [
  server,
  person.toString('hex'),
  cause,
  answer,
  text,
];
