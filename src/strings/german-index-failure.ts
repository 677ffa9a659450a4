import { germanReason } from './german-reason.ts';
import type { Refusal, RefusalWords } from './refusal.ts';

const DOCTOR =
  'Wer Verbatim betreibt, sieht mit `npm run -s verbatim -- doctor`, was nicht stimmt und was zu tun ist.';
const LATER = 'Versuchen Sie es gleich noch einmal.';

const model = (): string => `Ein Modell lässt sich nicht laden. ${DOCTOR}`;
const slow = (): string => `Die Datenbank antwortet gerade nicht schnell genug. ${LATER}`;
const closed = (): string => `Mit der Datenbank stimmt etwas nicht, das nicht von selbst vergeht. ${DOCTOR}`;
const faulty = (): string => `Dabei ist ein Fehler aufgetreten. ${LATER} ${DOCTOR}`;

/**
 * Why the index was not changed, or a golden question not kept, in German; that the index is as it was is said where
 * these words stand. An error of the process that indexes comes with nothing but its words, so numbers are read from
 * there.
 */
export const GERMAN_INDEX_FAILURES: RefusalWords = {
  // The disk, and what is there
  DISK_SPACE(refusal) {
    const [needed, kept, free] = numbersIn(refusal);
    return `Das Indexieren braucht bis zu ${needed} MB und muss ${kept} MB übrig lassen; frei sind ${free} MB. Auf der Festplatte muss erst Platz geschaffen werden.`;
  },
  INDEX_NOT_WRITABLE: ({ message }) =>
    message.startsWith('No space left')
      ? 'Die Festplatte ist voll.'
      : 'In den Ordner des Index lässt sich nicht schreiben. Wer Verbatim betreibt, muss das erst erlauben.',
  SEEDS_FOLDER: () =>
    'Der Ordner der Artikel lässt sich nicht lesen. Wer Verbatim betreibt, muss ihn erst anlegen, oder SEEDS_DIR richtigstellen.',
  MODEL_FILE: model,
  MODEL_UNAVAILABLE: model,

  // Runs
  INDEX_LOCKED: () =>
    'Der Index wird gerade von einem anderen Prozess gebaut. Warten Sie, bis der fertig ist.',
  INDEX_CANCELLED: () => 'Das Indexieren wurde abgebrochen.',
  TOO_MANY_SOURCES(refusal) {
    const [found, limit] = numbersIn(refusal);
    return `Es wären ${found} Artikel, erlaubt sind ${limit} (MAX_SOURCES). Entfernen Sie zuerst andere.`;
  },
  TOO_MANY_WORDS(refusal) {
    const [found, limit] = numbersIn(refusal);
    return `Die Artikel hätten ${found} Wörter, erlaubt sind ${limit} (MAX_WORDS). Entfernen Sie zuerst andere.`;
  },
  NOTHING_INDEXED: ({ message }) =>
    message.startsWith('There is no article')
      ? 'Es gibt keinen Artikel zum Indexieren. Nehmen Sie zuerst einen auf.'
      : 'Keiner der Artikel ließ sich lesen. Ihre Dateien müssen erst in Ordnung gebracht werden.',
  INDEXER_FAILED: () => `Der Prozess, der den Index ändert, ist ausgefallen. ${LATER} ${DOCTOR}`,
  INFERENCE: faulty,
  INVALID_VECTOR: faulty,
  INVALID_GENERATION: faulty,
  RECEIPT: faulty,
  UNEXPECTED_PACKAGE: faulty,

  // Generations
  INDEX_MISSING: () => 'Es ist noch nichts indexiert. `/indexieren` tut es.',
  INDEX_DAMAGED: () => `Der Index ist beschädigt. ${DOCTOR}`,
  SCHEMA_TOO_NEW: () =>
    'Der Index stammt von einer neueren Version von Verbatim. Wer es betreibt, muss es erst aktualisieren.',
  NO_EARLIER_GENERATION: (refusal) =>
    `Vor Generation ${numbersIn(refusal)[0]} ist keine mehr aufgehoben. KEEP_GENERATIONS sagt, wie viele es sind.`,
  UNKNOWN_GENERATION: (refusal) =>
    `Generation ${numbersIn(refusal)[0]} ist nicht aufgehoben. Wählen Sie eine, die \`/zuruecknehmen\` vorschlägt.`,
  GENERATION_CHANGED(refusal) {
    const [found, expected] = numbersIn(refusal);
    return `Inzwischen gilt Generation ${found}, nicht mehr ${expected}. Sehen Sie nach, was jetzt gilt, und entscheiden Sie noch einmal.`;
  },
  OTHER_MODEL: (refusal) =>
    `Generation ${numbersIn(refusal)[0]} wurde mit einem anderen Modell gemacht als dem, mit dem Fragen jetzt gestellt werden. Wer Verbatim betreibt, muss zuerst EMBEDDING_MODEL darauf stellen.`,
  INDEXING_OFF: () =>
    'Hier wird nur geantwortet (INDEXING ist false). Die Quellen werden auf einem anderen Rechner geändert; was dort aufgenommen ist, wird hier sofort beantwortet.',

  // Golden questions
  UNKNOWN_GOLDEN: ({ wanted }) =>
    `Eine Frage „${wanted}“ mit fester Antwort gibt es nicht. \`/pruefstein liste\` zeigt alle.`,
  TOO_MANY_GOLDEN: (refusal) =>
    `Es gibt schon ${numbersIn(refusal)[0]} Fragen mit fester Antwort, mehr sind nicht erlaubt. Geben Sie zuerst eine frei.`,
  NO_GOLDEN_QUESTION: ({ said }) =>
    `Das lässt sich nicht festhalten. ${said ? `${germanReason(said)} ` : ''}Fragen Sie in einem Satz nach der Geschichte, zum Beispiel wer, wo oder wann.`,
  GOLDEN_FILE: ({ line }) =>
    `Die Datei der Fragen mit fester Antwort ist ${line ? `in Zeile ${line} ` : ''}nicht lesbar. Wer Verbatim betreibt, muss sie erst in Ordnung bringen.`,
  GOLDEN_STOPPED: () =>
    'Nicht alle Fragen mit fester Antwort wurden gestellt, weil das Programm angehalten wurde. `/pruefstein fragen` stellt sie.',

  // A database
  DATABASE_UNREACHABLE: () => `Die Datenbank ist gerade nicht zu erreichen. ${LATER}`,
  DATABASE_SLOW: slow,
  DATABASE_LOCKED: slow,
  DATABASE_BUSY: slow,
  SNAPSHOT_EXPIRED: slow,
  DATABASE_READ_ONLY: () => `Die Datenbank lässt sich nur lesen. ${DOCTOR}`,
  DATABASE_REFUSED: closed,
  DATABASE_TLS: closed,
  DATABASE_TOO_OLD: closed,
  DATABASE_INCONSISTENT: closed,
  DATABASE_WITHOUT_LOCKS: closed,
  PGVECTOR_MISSING: closed,
  PGVECTOR_HIDDEN: closed,
};

/** As they stand in the English words, written as in German. */
function numbersIn({ message }: Refusal): string[] {
  return [...message.matchAll(/\d[\d,]*/g)].map(([number]) => number.replaceAll(',', '.'));
}
