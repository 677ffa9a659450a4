const QUALITY = String.raw`(?:good|bad|fair|unfair|right|wrong|better|best|worse|worst|worth|smart|stupid|wise|foolish|biased|honest|qualified|justified|reasonable|trustworthy|corrupt|evil|competent)`;
const IS = String.raw`^\W*(?:(?:and|but|so) )?(?:is|are|was|were|would)(?:n['’]?t)?`;
/** “There is a better one” judges nothing. */
const SUBJECT = '(?!there ).{1,80}';
/** What is said stands at the end of its clause, or before what it is said for. */
const ENDS = String.raw`(?= (?:for|to|that|than|about|of|as|or|if|enough|idea)\b|\W{0,3}$|[,;:.])`;
const ASKED = '(?:you|we|one|i|they|people|anyone|anybody|somebody|someone|everybody|everyone)';
const JUDGEMENT = new RegExp(
  [
    String.raw`^\W*(?:(?:and|but|so) )?(?:should(?:n['’]?t)?|ought)\b`,
    String.raw`\b(?:why|what) (?:should(?:n['’]?t)?|ought) ${ASKED}\b`,
    String.raw`\bdo you (?:think|believe|agree|like|trust)\b`,
    String.raw`\byour (?:opinion|view|take|favou?rite)\b`,
    String.raw`\b(?:best|better|worst) (?:way|idea|choice|option|plan|leader|side)\b`,
    // “The fair”, “the far right” and “the corrupt mayor” are no judgements of what they are said of.
    String.raw`${IS} ${SUBJECT}(?<!\b(?:the|an?|far)[ -])\b${QUALITY}${ENDS}`,
    String.raw`${IS} (?!(?:the|an?) ${QUALITY}\b)${SUBJECT}\b(?:a mistake|(?:an? ${QUALITY}|the (?:right|wrong)) \p{L}+)${ENDS}`,
    String.raw`${IS} .{1,80}\bworth (?:it|the|doing)\b`,
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
