import { StateKeyDiffersError } from '../state/errors.ts';
import type { StateReport } from '../state/examine.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** Whether votes and questions are kept in the database, and can be found again by person. */
export function checkSharedState(
  { isBegun, hasKey, isReadOnly, mayWrite }: StateReport,
  directory: string,
): Finding[] {
  if (!hasKey) {
    const { message, remedy } = new StateKeyDiffersError('the database', directory);
    return [problem('state', message, remedy)];
  }
  if (isReadOnly) {
    return [
      warning(
        'state',
        'Votes and questions are not kept: the database can only be read.',
        'Set DATABASE_URL to the address of the primary server.',
      ),
    ];
  }
  if (!mayWrite) {
    return [
      warning(
        'state',
        'Votes and questions are not kept: the user of DATABASE_URL may not write to their tables.',
        'Grant INSERT, UPDATE and DELETE on verbatim.votes, verbatim.kept_questions and verbatim.asked to it.',
      ),
    ];
  }
  return isBegun
    ? [ok('state', 'Votes and questions are in the database, under the key that this machine has')]
    : [ok('state', 'Votes and questions will be kept in the database, too')];
}
