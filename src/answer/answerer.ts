import type { Answer, Quote, ReadWord, Reason, SourceFilter } from '../domain.ts';
import type { Query } from '../retrieval/query.ts';
import { describeSources } from './sources/about-sources.ts';
import type { PassageRow, Snapshot } from '../stores/store.ts';
import type { AnswerFeatures } from './judging/answer-features.ts';
import { MAX_QUOTES, rankCandidates, type Ranked } from './judging/choose.ts';
import { withoutCourtesies } from './question/courtesies.ts';
import { createCredits } from './sources/credits.ts';
import { decide, describeOpposed, quotablesOf } from './judging/decide.ts';
import { type Evidence, type EvidenceParts, gatherEvidence } from './judging/evidence.ts';
import { leastConfidence } from './judging/least-confidence.ts';
import { retrievePassages, type ScoredPassage } from '../retrieval/retrieve.ts';
import { explainNoAnswer, type Unanswered } from './reasons.ts';
import { buildQuotes, type Quotable } from './quotes/build-quote.ts';
import { namedIn } from './sources/listed-sources.ts';
import { barePhrase, type PhraseHit, phraseFinder, quotedPhrase, sentencesWith } from './question/phrases.ts';
import { MAX_QUESTION_CHARS } from './question/question-length.ts';
import { createRemembered } from './reading/remembered.ts';
import { explainUnknownSource, replyWith } from './question/replies.ts';
import { classifyRequest, type RequestKind } from './question/requests.ts';
import { narrowToNamed } from './sources/source-names.ts';
import { isWithoutSubject } from './question/subject.ts';
import { stemSetOf, stemsOf } from '../retrieval/stems.ts';
import { searchTerms } from '../retrieval/terms.ts';
import { isTelling } from './ascription/telling-verbs.ts';
import type { AnswerModel, AnswerModels } from './judging/weights.ts';

export interface Answerer {
  /**
   * Answers from one generation of the index, in the sources' words or not at all.
   *
   * @param onJudged hears what was weighed; not called where nothing is (a greeting, an exact phrase)
   */
  ask(
    snapshot: Snapshot,
    question: string,
    filter?: SourceFilter,
    onJudged?: (judgement: Judgement) => void,
  ): Promise<Answer>;
  /**
   * The passages that speak of a question, best first: those whose best sentence answers best, then
   * the rest as retrieved; none where it names a source that there is not, which `ask` explains. Scores
   * compare the passages of one question only.
   */
  search(snapshot: Snapshot, question: string, top: number, filter?: SourceFilter): Promise<FoundPassage[]>;
}

/** What an answer, or that there is none, was decided on. */
export interface Judgement {
  readonly evidence: Evidence;
  /** All candidates, best first. */
  readonly ranked: readonly Ranked[];
  /** Of the best candidate; null when there is none. */
  readonly features: AnswerFeatures | null;
  /** Probability that the best candidate answers, and what it had to reach. */
  readonly confidence: number;
  readonly threshold: number;
}

export interface FoundPassage {
  readonly row: PassageRow;
  readonly score: number;
}

/** How sure it is that a sentence with the very words asked for is what was wanted. It and the next are guesses. */
const PHRASE_CONFIDENCE = 0.95;
/** The same where the words asked for were read as others first, or more is asked than where they are. */
const LESSER_PHRASE_CONFIDENCE = 0.7;

/** What an answer is made with. */
export interface AnswerParts extends EvidenceParts {
  readonly models: AnswerModels;
  /** How many of the last questions are remembered with what was found for them; 0 unless given. */
  readonly rememberedQuestions?: number;
}

/**
 * An answerer over these parts. It holds no snapshot, so that one serves every generation; what it remembers of
 * questions is kept by generation.
 */
export function createAnswerer(parts: AnswerParts): Answerer {
  const model = parts.reader === null ? parts.models.withoutReader : parts.models.withReader;
  const creditsOf = createCredits();
  const remembered = createRemembered<Evidence>(parts.rememberedQuestions ?? 0);
  const gather = (snapshot: Snapshot, question: string, filter: SourceFilter): Promise<Evidence> => {
    const key = JSON.stringify([snapshot.fingerprint, question, filter.only, filter.exclude]);
    return remembered(key, () => gatherEvidence(parts, snapshot, question, filter));
  };

  const explain = (
    snapshot: Snapshot,
    known: Pick<Unanswered, 'evidence' | 'features' | 'closest'>,
  ): Promise<Reason> =>
    explainNoAnswer({ ...known, lexicon: parts.lexicon, credits: () => creditsOf(snapshot) });

  async function fromEvidence(
    question: string,
    snapshot: Snapshot,
    evidence: Evidence,
    onJudged?: (judgement: Judgement) => void,
  ): Promise<Answer> {
    const { ranked, choices, confidence, features, opposed } = decide(evidence, model);
    const threshold = Math.max(model.threshold, leastConfidence(evidence.query.question));
    onJudged?.({ evidence, ranked, features, confidence, threshold });
    const isAnswered = confidence >= threshold;
    const shown = isAnswered ? choices : choices.slice(0, 1);
    const quotables = quotablesOf(shown, evidence.terms, ranked);
    const quotes = await buildQuotes(snapshot, isAnswered ? quotables : nearestOf(quotables), MAX_QUOTES);
    if (isAnswered) {
      const answer = answeredWith(question, confidence, quotes);
      return opposed === null ? answer : { ...answer, disagreement: describeOpposed(opposed) };
    }
    const closest = quotes[0] ?? null;
    const reason = await explain(snapshot, { evidence, features, closest });
    return { question, status: 'no-answer', confidence, quotes: [], closest, reason };
  }

  /** Where none of the sentences that speak most of the question has the words that it demands. */
  async function fromPhrase(
    question: string,
    phrase: string,
    snapshot: Snapshot,
    evidence: Evidence,
    filter: SourceFilter,
  ): Promise<Answer> {
    const hits = await sentencesWith(snapshot, phrase, filter);
    // What is wrong with the question besides: a name that no source has, another language.
    const reason = await explain(snapshot, { evidence, features: null, closest: null });
    if (hits.length === 0) {
      return replyWith(question, reason.code === 'not-english' ? reason : { code: 'no-such-phrase', phrase });
    }
    const { question: understood } = evidence.query;
    // To have the words asked for is not to affirm or to judge.
    const isMoreDemanded = leastConfidence(understood) > 0;
    const speaking = isMoreDemanded ? [] : speakingOf(hits, understood.replace(phrase, ''));
    if (reason.code === 'nothing-near' && speaking.length > 0) {
      return quoteHits(snapshot, question, speaking, LESSER_PHRASE_CONFIDENCE);
    }
    const [closest = null] = (await quoteHits(snapshot, question, hits, LESSER_PHRASE_CONFIDENCE)).quotes;
    return { ...replyWith(question, reason.code === 'nothing-near' ? { code: 'unsure' } : reason), closest };
  }

  return {
    async ask(snapshot, asked, within = {}, onJudged) {
      const understood = await understand(snapshot, asked, within);
      if ('status' in understood) return understood;
      const { question, filter } = understood;
      const phrase = quotedPhrase(question);
      const isPhraseAlone = phrase !== null && searchTerms(question.replace(phrase, '')).length === 0;
      const wanted = isPhraseAlone ? phrase : barePhrase(question);
      const hits = wanted === null ? [] : await sentencesWith(snapshot, wanted, filter);
      if (hits.length > 0) return quoteHits(snapshot, asked, hits, PHRASE_CONFIDENCE);
      if (isPhraseAlone) return replyWith(asked, { code: 'no-such-phrase', phrase });
      const evidence = await gather(snapshot, question, filter);
      const spelt = evidence.query.corrections.length === 0 ? null : barePhrase(evidence.query.question);
      const speltHits = spelt === null ? [] : await sentencesWith(snapshot, spelt, filter);
      const readAs = readWords(evidence.query);
      if (speltHits.length > 0) {
        const confidence = readAs.length === 0 ? PHRASE_CONFIDENCE : LESSER_PHRASE_CONFIDENCE;
        return tellReadWords(await quoteHits(snapshot, asked, speltHits, confidence), readAs);
      }
      const narrowed = withPhrase(evidence, phrase);
      const answer =
        phrase !== null && narrowed.candidates.length === 0
          ? await fromPhrase(asked, phrase, snapshot, narrowed, filter)
          : await fromEvidence(asked, snapshot, narrowed, onJudged);
      return tellReadWords(answer, readAs);
    },
    async search(snapshot, asked, top, within = {}) {
      const { question, filter, unknown } = await narrowToNamed(snapshot, prepared(asked), within);
      if (unknown.length > 0) return [];
      const evidence = await gather(snapshot, withoutCourtesies(question), filter);
      const judged = rankPassages(evidence, model);
      if (judged.length >= top || judged.length === 0) return judged.slice(0, top);
      const others = await retrievePassages(snapshot, evidence.query, top, filter);
      return [...judged, ...othersBelow(judged, others)].slice(0, top);
    },
  };
}

/** A question to be looked for, and where; or the answer to what asks nothing of the articles. */
async function understand(
  snapshot: Snapshot,
  asked: string,
  within: SourceFilter,
): Promise<Answer | { readonly question: string; readonly filter: SourceFilter }> {
  const { question: text, filter, unknown } = await narrowToNamed(snapshot, prepared(asked), within);
  if (unknown.length > 0) {
    return replyWith(asked, explainUnknownSource(unknown, await snapshot.sources()), 'about-sources');
  }
  const isSourceAlone = text === '' && filter !== within;
  const kind = isSourceAlone ? 'about-sources' : await kindOf(snapshot, text);
  if (kind === 'about-sources') {
    return replyWith(asked, await describeSources(snapshot, text, filter), kind);
  }
  if (kind !== 'question') return replyWith(asked, { code: kind }, kind);
  const question = withoutCourtesies(text);
  // A source that the question is narrowed to is subject enough.
  if (filter.only === undefined && isWithoutSubject(question)) {
    return replyWith(asked, { code: 'unclear' }, 'unclear');
  }
  return { question, filter };
}

/** Those that have a word of what is asked besides; all where nothing is but who says so. */
function speakingOf(hits: readonly PhraseHit[], besides: string): readonly PhraseHit[] {
  const stems = searchTerms(besides)
    .filter((term) => !isTelling(term))
    .flatMap(stemsOf);
  if (stems.length === 0) return hits;
  return hits.filter(({ sentence }) => {
    const own = stemSetOf(sentence.text);
    return stems.some((stem) => own.has(stem));
  });
}

/** What is wanted, where a question about one source is one about the story unless it names one of the list. */
async function kindOf(snapshot: Snapshot, text: string): Promise<Exclude<RequestKind, 'about-a-source'>> {
  const kind = classifyRequest(text);
  if (kind !== 'about-a-source') return kind;
  return namedIn(text, await snapshot.sources()).length > 0 ? 'about-sources' : 'question';
}

/** What is searched for: letters in one piece with their accents, and one space where there is any. */
function prepared(asked: string): string {
  return asked.slice(0, MAX_QUESTION_CHARS).normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** The passages of the candidates, each scored as its best sentence. */
function rankPassages({ candidates }: Evidence, model: AnswerModel): FoundPassage[] {
  const best = new Map<number, FoundPassage>();
  for (const { candidate, score: value } of rankCandidates(candidates, model.sentence)) {
    const { id, row } = candidate.passage;
    if (!best.has(id)) best.set(id, { row, score: value });
  }
  return [...best.values()];
}

/** The passages that were not judged, below all that were, in their own order. */
function othersBelow(judged: readonly FoundPassage[], found: readonly ScoredPassage[]): FoundPassage[] {
  const seen = new Set(judged.map(({ row }) => row.id));
  const lowest = judged.at(-1)!.score;
  return found
    .filter(({ id }) => !seen.has(id))
    .map(({ row, score: fused }) => ({ row, score: lowest - 1 + fused }));
}

/** What was read otherwise and may be meant otherwise. */
function readWords({ corrections }: Query): ReadWord[] {
  return corrections.filter(({ isSame }) => !isSame).map(({ from, to }) => ({ from, to }));
}

function tellReadWords(answer: Answer, readAs: readonly ReadWord[]): Answer {
  return readAs.length === 0 ? answer : { ...answer, readAs };
}

/** The best passage where none answers: that no other source says so means nothing then. */
function nearestOf([best]: readonly Quotable[]): Quotable[] {
  return best === undefined ? [] : [{ ...best, isOnlySource: false }];
}

/** Quotes the first sentences that have the words asked for. */
async function quoteHits(
  snapshot: Snapshot,
  question: string,
  hits: readonly PhraseHit[],
  confidence: number,
): Promise<Answer> {
  const quotes = await buildQuotes(
    snapshot,
    hits.map((hit, index) => ({ ...hit, score: hits.length - index, alsoIn: [] })),
    MAX_QUOTES,
  );
  return answeredWith(question, confidence, quotes);
}

function answeredWith(question: string, confidence: number, quotes: Quote[]): Answer {
  return { question, status: 'answered', confidence, quotes, closest: null, reason: null };
}

/** Only the candidates that have the words in quotation marks, if there are any such words. */
function withPhrase(evidence: Evidence, phrase: string | null): Evidence {
  if (phrase === null) return evidence;
  const find = phraseFinder(phrase);
  const candidates = evidence.candidates.filter(({ sentence }) => find(sentence.text) !== null);
  // Words that say nothing alone ("the") can be looked for nowhere else.
  const isSearchable = searchTerms(phrase).length > 0;
  return candidates.length === 0 && !isSearchable ? evidence : { ...evidence, candidates };
}
