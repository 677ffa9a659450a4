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
  empty: 'Das ist keine Frage. Fragen Sie in einem Satz nach der Geschichte, zum Beispiel wer, wo oder wann.',
  greeting: 'Hallo! Fragen Sie nach der Geschichte, und die Quellen antworten mit ihren eigenen Worten.',
  thanks: 'Gern geschehen. Fragen Sie, was Sie sonst über die Geschichte wissen möchten.',
  help: 'Fragen zur Geschichte werden hier mit Sätzen ihrer Artikel beantwortet, Wort für Wort, oder gar nicht. Fragen Sie auf Englisch in einem Satz (wer, wo, wann, wie viele, was hat jemand gesagt) oder schreiben Sie einen Namen; „which sources are there?“ zählt die Artikel auf.',
  doubt:
    'Jedes Zitat ist buchstabengetreu aus dem Artikel, der dabei genannt ist: Zusammenhang und Beleg zeigen, wo es steht, und „Warum diese Antwort?“ auf der lokalen Seite, wonach es ausgesucht wurde. Fragen Sie nach der Geschichte, und die Quellen antworten.',
  command:
    'Das lässt sich nicht zitieren: Antworten sind hier Sätze der Quellen, es wird nichts geschrieben, übersetzt oder zusammengefasst. Fragen Sie, was die Quellen sagen.',
  injection:
    'Antworten sind hier Sätze der Quellen und sonst nichts; keine Nachricht ändert das. Fragen Sie, was die Quellen sagen.',
  unclear:
    'Es ist nicht klar, wer oder was gemeint ist. Fragen Sie mit einem Namen, oder antworten Sie auf eine Antwort, die einen hat.',
  'not-english': 'Fragen werden nur auf Englisch verstanden.',
  'nothing-near': 'Keine Quelle hat etwas dazu.',
  'asks-for-judgement':
    'Das fragt nach einem Urteil, und es ist keine Quelle zu sehen, die eines darüber fällt.',
  'said-of-others': 'Die nächste Stelle sagt das von jemand oder etwas anderem.',
  unsure:
    'Die nächstliegende Stelle berührt das vielleicht, ist aber nicht sicher genug, um eine Antwort zu heißen.',
};

const LACKING: Readonly<Record<AskedThing, string>> = {
  person: 'sagt, wer',
  place: 'sagt, wo',
  time: 'sagt, wann',
  duration: 'sagt, wie lange',
  percentage: 'nennt einen Anteil in Prozent',
  money: 'nennt einen Geldbetrag',
  number: 'nennt eine Zahl',
  reason: 'sagt, warum',
  statement: 'berichtet von einer solchen Äußerung',
};

const DETAILS = { outlet: 'Medium', author: 'Autor', date: 'Datum' } as const;

const LIST: ListWords = {
  title: (title) => `„${title}“`,
  writtenBy: (name) => `von ${name}`,
  publishedOn: (date) => `erschienen ${date}`,
  words: (count) => `${count} ${count === 1 ? 'Wort' : 'Wörter'}`,
  missing: (details) =>
    `ohne Angabe von ${joinWords(
      details.map((detail) => DETAILS[detail]),
      'oder',
    )}`,
  andMore: (count) => `Und ${count} weitere.`,
};

/** Why an answer quotes nothing, in German. */
export function germanReason(reason: Reason): string {
  if (isPlain(reason, PLAIN)) return PLAIN[reason.code];
  switch (reason.code) {
    case 'only-credited':
      return `Die Quellen nennen ${joinWords(reason.names, 'oder')} nur als Autor oder Medium.`;
    case 'unknown-names':
      return `Keine Quelle erwähnt ${joinWords(reason.names, 'oder')}.`;
    case 'unknown-words': {
      const words = reason.words.map((word) => `„${word}“`);
      return `Keine Quelle gebraucht ${words.length === 1 ? 'das Wort' : 'die Wörter'} ${joinWords(words, 'oder')}.`;
    }
    case 'lacking':
      return `Die Quellen berühren das, aber keine ${LACKING[reason.what]}.`;
    case 'no-such-phrase':
      return `Keine Quelle hat genau die Worte „${reason.phrase}“.`;
    case 'unknown-source': {
      const names = reason.names.map((name) => `„${name}“`).join(' oder ');
      const offered = reason.offered.map(({ number, name }) => `[${number}] ${name}`).join(', ');
      const more = reason.left > 0 ? ` und ${reason.left} weitere` : '';
      return `Keine Quelle heißt ${names}. Es gibt: ${offered}${more}.`;
    }
    case 'source-list': {
      const day = longDay(reason.indexedAt, 'de-DE');
      const count = reason.total === 1 ? 'Es ist eine' : `Es sind ${reason.total}`;
      const age = reason.isAgeUnknown ? ' Keine nennt den Tag, an dem sie erschienen ist.' : '';
      return [
        `Hier geht es um die Quellen, deshalb antwortet ihre Liste: ${count}, zuletzt indexiert am ${day}.${age}`,
        ...toldLines(reason.told, LIST),
      ].join('\n');
    }
    case 'mentions': {
      const { subject, total, isLeast, told } = reason;
      const count = told.sources.length + told.left;
      if (count === 0) {
        return total === 1
          ? `Die eine Quelle erwähnt „${subject}“ nicht.`
          : `Keine der ${total} Quellen erwähnt „${subject}“.`;
      }
      const share = `${isLeast ? 'mindestens ' : ''}${count} von ${total}`;
      const opening = `Hier geht es um die Quellen: ${share} ${count === 1 ? 'erwähnt' : 'erwähnen'} „${subject}“.`;
      return [opening, ...toldLines(told, LIST)].join('\n');
    }
  }
}
