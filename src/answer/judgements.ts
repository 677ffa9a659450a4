const QUALITY = String.raw`(?:good|bad|fair|unfair|right(?! now)|wrong|better|best|worse|worst|worth|smart|stupid|wise|foolish|biased|honest|qualified|justified|reasonable|trustworthy|corrupt|evil|competent|a mistake)`;
const JUDGEMENT = new RegExp(
  [
    String.raw`\b(?:should(?:n['’]?t)?|ought to)\b`,
    String.raw`\bdo you (?:think|believe|agree|like|trust)\b`,
    String.raw`\byour (?:opinion|view|take|favou?rite)\b`,
    String.raw`\b(?:best|better|worst) (?:way|idea|choice|option|plan|leader|side)\b`,
    String.raw`^\W*(?:(?:and|but|so) )?(?:is|are|was|were|would)(?:n['’]?t)? .{1,80}\b${QUALITY}\b`,
  ].join('|'),
  'iu',
);
/** Whose judgement is wanted is said: that can be quoted like all that somebody said. */
const SOMEBODYS =
  /\baccording to\b|\b(?:does|did|do|has|have) (?!you\b).{1,60}\b(?:think|say|said|believe|want|call|called|consider|see|feel|find|suggest|demand|insist|argue|claim|tell|told|warn)\b|['’]s? (?:eyes|view|opinion)\b/iu;

/** Whether a question wants to have something judged ("Is it good?", "Should they?"), and not what somebody judges. */
export function asksForJudgement(question: string): boolean {
  return JUDGEMENT.test(question) && !SOMEBODYS.test(question);
}
