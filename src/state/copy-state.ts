import { CopyDiffersError } from '../stores/errors.ts';
import { StateKeyDiffersError } from './errors.ts';
import { openState, type StateSettings } from './open-state.ts';
import { readKey } from './person-key.ts';
import { readState } from './read-state.ts';
import type { StateRecords } from './state.ts';

/**
 * Copies all that is remembered, then looks whether it is there. What the target has already stays; a copy
 * that was interrupted can be made again. Both sides need the same key: it is put where there is none yet.
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

function checkCopied({ votes, kept, asked }: StateRecords, copy: StateRecords): void {
  const copiedVotes = new Map(copy.votes.map((vote) => [voteKey(vote), vote]));
  const copiedKept = new Set(copy.kept.map(({ id }) => id));
  const copiedAsked = new Set(copy.asked.map(askedKey));
  const areVotesThere = votes.every((vote) => {
    const copied = copiedVotes.get(voteKey(vote));
    return copied !== undefined && (copied.at > vote.at || copied.isHelpful === vote.isHelpful);
  });
  if (!areVotesThere) throw new CopyDiffersError('votes are missing or differ');
  if (!kept.every(({ id }) => copiedKept.has(id))) throw new CopyDiffersError('kept questions are missing');
  if (!asked.every((one) => copiedAsked.has(askedKey(one))))
    throw new CopyDiffersError('figures are missing');
}

const voteKey = ({ messageId, person }: StateRecords['votes'][number]): string =>
  `${messageId} ${person.toString('hex')}`;

const askedKey = ({ at, isAnswered, latencyMs }: StateRecords['asked'][number]): string =>
  `${at} ${isAnswered} ${latencyMs}`;
