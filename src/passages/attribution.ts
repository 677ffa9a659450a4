const VERBS =
  'said|says|asked|asks|told|tells|added|adds|replied|replies|answered|wrote|writes|warned|warns|shouted|cried|' +
  'yelled|whispered|wondered|demanded|insisted|explained|noted|joked|quipped|tweeted|posted|declared|stated|argued|' +
  'recalled|continued|concluded|remarked|responded|exclaimed|inquired|mused|muttered|called|announced|claimed|admitted|testified|objected|laughed|sighed|pleaded|begged|protested|countered|retorted|pressed';

/** A subject of capitalised words ("President Lena Ortiz", "Mr. van der Berg"), then a verb of speech. */
const SPEAKER_AND_VERB = new RegExp(
  String.raw`^\p{Lu}[\p{L}\p{M}'’.-]{0,30} (?:(?:\p{Lu}[\p{L}\p{M}'’.-]{0,30}|of|the|van|von|der|de|bin|al) ){0,6}(${VERBS})(?![\p{L}\p{M}])`,
  'u',
);

/** Subjects that open a sentence of their own after a quotation. */
const PRONOUN =
  /^(?:He|She|It|They|We|I|You|The|A|An|This|That|These|Those|No|Nobody|Everyone|But|And|Then) /u;

/** "X said that ...", "X said he ...": the verb has a clause of its own, so the quotation is not its object. */
const OWN_CLAUSE =
  /^(?: (?:reporters|journalists|\p{Lu}\p{L}{0,30}))?(?: (?:later|then|also|earlier|in|on|that|this|\p{L}{3,9}day|morning|evening|afternoon|night|week)){0,4} (?:that|he|she|it|they|there|we|his|her|their|its|the (?!chamber|court|crowd|audience|press))/u;

/** How far an attribution is looked for, in code units. */
const REACH = 160;

/**
 * Whether the text after a closed quotation tells who spoke: “Is it over?” Harlan asked.
 * After a full stop inside the quotation (`afterStop`) it must be nothing but speaker and verb,
 * since there a comma would be usual and a new sentence is likelier.
 */
export function isAttribution(text: string, from: number, afterStop: boolean): boolean {
  const following = text.slice(from, from + REACH);
  if (PRONOUN.test(following)) return false;
  const match = SPEAKER_AND_VERB.exec(following);
  if (!match) return false;
  const rest = following.slice(match[0].length);
  if (afterStop) return /^(?: (?:reporters|journalists))?[.,;]/u.test(rest);
  return match[1] === 'asked' || !OWN_CLAUSE.test(rest);
}

const JAPANESE_OR_KOREAN_PARTICLE = /^(?:と|って|など|との|라고|고 |이?라며|라는)/u;
const CHINESE_SPEECH = /^[^。！？，“”「」]{0,12}(?:说|說|问|問|表示|称|稱|写道|寫道)/u;
const ARABIC_SPEECH = /^\s?و?(?:قال|قالت|قالوا|سأل|سألت|أضاف|أضافت|صرح|أكد|أكدت|تساءل)(?=\s)/u;
const HINDI_SPEECH = /^\s?[^।.!?]{0,40}\s(?:कहा|पूछा|बोले|बोली|बताया)(?![\p{L}\p{M}])/u;

/** The same for scripts without capitals. */
export function isCaselessAttribution(text: string, from: number): boolean {
  const following = text.slice(from, from + 60);
  return (
    JAPANESE_OR_KOREAN_PARTICLE.test(following) ||
    CHINESE_SPEECH.test(following) ||
    ARABIC_SPEECH.test(following) ||
    HINDI_SPEECH.test(following)
  );
}
