import type { AskedThing, Reason } from '../domain.ts';
import {
  isPlain,
  joinWords,
  type ListWords,
  longDay,
  type PlainSentences,
  toldLines,
} from './reason-parts.ts';

const PLAIN: PlainSentences = {
  empty: 'There is no question here. Ask about the story in a sentence, for example who, where or when.',
  greeting: 'Hello! Ask a question about the story, and the sources answer in their own words.',
  thanks: 'You’re welcome. Ask whatever else you want to know about the story.',
  help: 'Questions about the story are answered here with sentences from its articles, word for word, or not at all. Ask in a sentence (who, where, when, how many, what did somebody say) or write a name; “which sources are there?” lists the articles.',
  doubt:
    'Every quote is copied word for word from the article named with it: its context and its receipt show where it stands, and “Why this answer?” on the local page how it was chosen. Ask about the story, and the sources answer.',
  command:
    'There is nothing to quote for that: answers here are sentences from the sources, and nothing is written, translated or summed up. Ask what the sources say.',
  injection:
    'Answers here are sentences from the sources and nothing else; no message can change that. Ask what the sources say.',
  unclear: 'It is not clear who or what is meant. Ask with a name, or go on from an answer that has one.',
  'not-english': 'Questions are understood in English only.',
  'nothing-near': 'No source has anything on this.',
  'asks-for-judgement': 'That asks for a judgement, and no source seems to give one.',
  'said-of-others': 'The nearest passage says this of someone or something else.',
  unsure: 'The nearest passage may touch on it, but the match is too uncertain to call it an answer.',
};

const LACKING: Readonly<Record<AskedThing, string>> = {
  person: 'says who',
  place: 'says where',
  time: 'says when',
  duration: 'says how long',
  percentage: 'gives a percentage',
  money: 'gives an amount of money',
  number: 'gives a number',
  reason: 'says why',
  statement: 'reports such a statement',
};

const LIST: ListWords = {
  title: (title) => `“${title}”`,
  writtenBy: (name) => `by ${name}`,
  publishedOn: (date) => `published ${date}`,
  words: (count) => `${count} words`,
  missing: (details) => `no ${joinWords(details, 'or')} given`,
  andMore: (count) => `And ${count} more.`,
};

/** Why an answer quotes nothing, in English: what people read, and what scripts get as `reason`. */
export function englishReason(reason: Reason): string {
  if (isPlain(reason, PLAIN)) return PLAIN[reason.code];
  switch (reason.code) {
    case 'only-credited':
      return `The sources name ${joinWords(reason.names, 'or')} only as author or outlet.`;
    case 'unknown-names':
      return `No source mentions ${joinWords(reason.names, 'or')}.`;
    case 'unknown-words': {
      const words = reason.words.map((word) => `“${word}”`);
      return `No source uses the ${words.length === 1 ? 'word' : 'words'} ${joinWords(words, 'or')}.`;
    }
    case 'lacking':
      return `The sources touch on this, but none ${LACKING[reason.what]}.`;
    case 'no-such-phrase':
      return `No source has the exact words “${reason.phrase}”.`;
    case 'unknown-source': {
      const names = reason.names.map((name) => `“${name}”`).join(' or ');
      const offered = reason.offered.map(({ number, name }) => `[${number}] ${name}`).join(', ');
      const more = reason.left > 0 ? `, and ${reason.left} more` : '';
      return `No source is called ${names}. There are: ${offered}${more}.`;
    }
    case 'source-list': {
      const day = longDay(reason.indexedAt, 'en-GB');
      const age = reason.isAgeUnknown ? ' None gives the day when it was published.' : '';
      return [
        `This is about the sources, so it is answered from their list: there are ${reason.total}, last indexed on ${day}.${age}`,
        ...toldLines(reason.told, LIST),
      ].join('\n');
    }
    case 'mentions': {
      const { subject, total, isLeast, told } = reason;
      const count = told.sources.length + told.left;
      if (count === 0) return `None of the ${total} sources mentions “${subject}”.`;
      const opening = `This is about the sources: ${isLeast ? 'at least ' : ''}${count} of ${total} mention “${subject}”.`;
      return [opening, ...toldLines(told, LIST)].join('\n');
    }
  }
}
