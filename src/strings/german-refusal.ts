import { germanFetchFailure } from './german-fetch-failure.ts';
import { GERMAN_INDEX_FAILURES } from './german-index-failure.ts';
import type { Refusal, RefusalWords } from './refusal.ts';

const ADDRESS: Readonly<Record<string, string>> = {
  address: 'Sie führt zu keiner öffentlichen Adresse des Internets',
  credentials: 'Sie enthält einen Benutzernamen oder ein Kennwort',
  host: 'Dateien werden nur von Discord geholt',
  port: 'Ihr Port ist nicht der übliche des Webs',
  protocol: 'Nur Adressen mit http und https werden geholt',
  robots: 'Die Website bittet Programme, diese Seite nicht zu holen (robots.txt)',
  spelling: 'Sie ist ungewöhnlich geschrieben',
  redirects: 'Sie leitet zu oft weiter',
};

const UNDO: Readonly<Record<string, string>> = {
  changed: 'Seither wurde noch etwas geändert. Machen Sie zuerst das rückgängig.',
  gone: 'Die Datei liegt nicht mehr im Ordner der Artikel. Legen Sie sie zurück, oder nehmen Sie den Artikel noch einmal auf.',
  late: 'Rückgängig machen lässt sich eine Änderung 24 Stunden lang. Ändern Sie die Quelle stattdessen noch einmal.',
  nothing: 'Es gibt nichts rückgängig zu machen.',
  undone: 'Das ist schon rückgängig gemacht.',
};

const FIELDS: Readonly<Record<string, string>> = {
  title: 'Der Titel',
  outlet: 'Das Medium',
  byline: 'Der Autor',
  link: 'Der Link',
  date: 'Das Datum',
};

/** By the beginning of what articles that cannot be read are refused with. */
const SOURCE: readonly (readonly [RegExp, string])[] = [
  [/^It is empty\./, 'Die Datei ist leer.'],
  [/^It is a binary file/, 'Das ist eine Binärdatei, kein Text. Speichern Sie sie als reinen Text.'],
  [/^It has front matter but no text\./, 'Unter den Angaben am Anfang steht kein Text.'],
  [/^No article text was found/, 'Darin wurde kein Text eines Artikels gefunden.'],
  [/^Its HTML holds no text\./, 'Die Seite enthält keinen Text.'],
  [
    /^Its HTML is too large/,
    'Die Seite ist zu groß oder zu tief verschachtelt. Speichern Sie den Artikel als reinen Text.',
  ],
  [
    /^It begins as UTF-16 but is damaged\./,
    'Die Datei beginnt als UTF-16, ist aber beschädigt. Speichern Sie sie als UTF-8.',
  ],
  [
    /^Its front matter /,
    'Die Angaben am Anfang der Datei sind nicht lesbar: Sie stehen als YAML zwischen zwei Zeilen mit drei Strichen.',
  ],
  [/^Its field "/, 'Eine Angabe am Anfang der Datei ist kein Text. Schreiben Sie sie in eine Zeile.'],
  [
    /^It takes too /,
    'Die Seite lässt sich nicht in vertretbarer Zeit lesen. Speichern Sie den Artikel als reinen Text.',
  ],
];

const WORDS: RefusalWords = {
  ...GERMAN_INDEX_FAILURES,
  WRONG_KIND: () =>
    'Eine Quelle ist eine Datei .txt, .md oder .html. Speichern Sie den Artikel so, oder fügen Sie seinen Text ein.',
  SAME_TEXT: ({ id }) => `Der Text ist, Buchstabe für Buchstabe, der der Quelle ${id}.`,
  URL_SOURCES_OFF: () =>
    'Artikel werden hier nicht aus dem Netz geholt. Hängen Sie die gespeicherte Seite an, oder fügen Sie ihren Text ein.',
  URL_REFUSED: ({ kind }) =>
    `Diese Adresse wird nicht geholt: ${ADDRESS[kind ?? ''] ?? ''}. Hängen Sie die gespeicherte Seite an, oder fügen Sie ihren Text ein.`,
  ALREADY_REMOVED: ({ id }) => `Die Quelle ${id} ist schon entfernt.`,
  LAST_SOURCE: () =>
    'Das ist die einzige Quelle; ohne sie bliebe nichts zum Antworten. Nehmen Sie zuerst eine andere auf.',
  NOT_UNDOABLE: ({ reason }) => UNDO[reason ?? ''],
  FETCH_FAILED: ({ problem, fetched }) => problem && germanFetchFailure(problem, fetched ?? 'page'),
  UNKNOWN_SOURCE: ({ id }) => `Eine Quelle ${id} gibt es im Index nicht. \`/quellen\` zeigt alle.`,
  OVERLAY_DAMAGED: () =>
    'Was bisher an dieser Quelle geändert wurde, ist nicht lesbar. Wer Verbatim betreibt, muss erst die Datei dazu im Ordner der Artikel richten.',
  EDITING_BUSY: () => 'Jemand ändert gerade die Quellen. Versuchen Sie es gleich noch einmal.',
  SEEDS_NOT_WRITABLE: ({ message }) =>
    message.startsWith('The disk is full')
      ? 'Die Festplatte ist voll. Nichts wurde geändert.'
      : 'In den Ordner der Artikel darf nicht geschrieben werden. Nichts wurde geändert.',
  DRAFT_NOT_KEPT: ({ why }) =>
    why === 'full'
      ? 'Die Festplatte ist voll: Die Vorschau lässt sich nicht aufheben. Nichts wurde aufgenommen.'
      : 'Die Vorschau lässt sich nicht aufheben: In den Ordner des Index darf nicht geschrieben werden. Nichts wurde aufgenommen.',
  INVALID_DETAIL: ({ message }) => {
    const [, field, chars] = /^The (\w+) is longer than (\d+) characters\./.exec(message) ?? [];
    const name = FIELDS[field ?? ''];
    if (name !== undefined) return `${name} hat mehr als ${chars} Zeichen. Bitte kürzen.`;
    if (message.startsWith('The date')) {
      return 'Das Datum lässt sich nicht sicher lesen. Schreiben Sie es als 2025-11-27 oder, mit englischem Monatsnamen, als „27 November 2025“.';
    }
    return message.startsWith('The link')
      ? 'Der Link ist keine Adresse im Netz. Schreiben Sie ihn ganz, mit https:// oder http:// am Anfang.'
      : undefined;
  },
  SOURCE: ({ message }) => {
    const size = /^It has ([\d.]+ MiB), more than the limit of ([\d.]+ MiB)\./.exec(message);
    if (size !== null) return `Sie hat ${size[1]}, mehr als die erlaubten ${size[2]}.`;
    return SOURCE.find(([pattern]) => pattern.test(message))?.[1];
  },
};

/** Why something was not done, in German; what is not known here stays as it is. */
export function germanRefusal(refusal: Refusal): string {
  const { code, failure, message, remedy } = refusal;
  // What the process that indexes was refused, told as if it had happened here.
  if (failure) return germanRefusal({ code: failure, message, remedy });
  return WORDS[code]?.(refusal) ?? `${message} ${remedy}`;
}
