import { germanRefusal } from './german-refusal.ts';
import type { Refusal } from './refusal.ts';

/** Words of `/source add`, `edit`, `remove` and `history`. */
export const editingEnglish = {
  // Previews
  previewTitle: (title: string) => `New source: ${title}`,
  firstSentence: 'First sentence',
  lastSentence: 'Last sentence',
  notQuoted: 'Recognised as furniture, never quoted',
  noFurniture: 'nothing',
  alike: 'Much of it is in the sources already',
  alikeEntry: (percent: number, title: string) => `${percent} % of its sentences are also in ${title}`,
  link: 'Link',
  previewFooter: (name: string) => `${name} · not added yet; this preview holds for 24 hours`,
  pastedText: 'pasted text',
  add: 'Add',
  change: 'Edit details',
  cancel: 'Cancel',
  cancelled: 'Not added.',
  expired: 'This preview has expired. Please add the article again.',
  refused: (name: string, reason: string) => `**${name}** was not added. ${reason}`,

  /** Why something was not done, and what helps. */
  reason: ({ message, remedy }: Refusal) => `${message} ${remedy}`,

  // Forms
  pasteFormTitle: 'Add a source',
  detailsFormTitle: 'Details of the source',
  formLate: 'The sources cannot be read just now. Please try again in a moment.',
  text: 'Text',
  textHint: 'The article, up to 4,000 characters; attach longer ones as a file',
  title: 'Title',
  outlet: 'Outlet',
  byline: 'Author',
  url: 'Link',
  publishedAt: 'Date',

  // Changes
  adding: (title: string) => `Adding ${title} …`,
  added: (title: string, id: string) => `Added: **${title}** (${id})`,
  addedBefore: (title: string, id: string) => `Already added: **${title}** (${id})`,
  takenId: (taken: string) => `Another source already has the id ${taken}.`,
  removeQuestion: (title: string) =>
    `Remove **${title}**? It will no longer be quoted. Its file stays, and \`/source history\` brings it back at any time.`,
  remove: 'Remove',
  keep: 'Keep',
  kept: 'Nothing was removed.',
  removed: (title: string) => `Removed: **${title}**`,
  edited: (title: string) => `Changed: **${title}**`,
  unchanged: 'Nothing to change: it already says that.',
  undo: 'Undo',
  undone: (title: string) => `Undone: **${title}** is as it was before.`,
  working: 'One moment …',
  indexing: 'The index is being brought up to date …',
  indexed: 'The index is up to date.',
  takenBack:
    'This cost a golden question its answer, so the previous index was brought back; both answers follow.',
  notIndexed: (reason: string) =>
    `The index could not be brought up to date${reason === '' ? '.' : `: ${reason}`} Answers come from the index as it was; \`/reindex\` tries again.`,

  // History
  historyTitle: 'What was done to the sources',
  historyEmpty: 'Nothing has been added, changed or removed yet.',
  did: { added: 'added', edited: 'changed', removed: 'removed', undone: 'undid' },
  undid: (what: string) => `undid “${what}”`,
  commandLine: (name: string) => `${name} (command line)`,
  from: (name: string) => `from ${name}`,
  undoNumber: (number: number) => `Undo ${number}`,
  none: 'none',
};

export const editingGerman: typeof editingEnglish = {
  previewTitle: (title) => `Neue Quelle: ${title}`,
  firstSentence: 'Erster Satz',
  lastSentence: 'Letzter Satz',
  notQuoted: 'Als Beiwerk erkannt, wird nie zitiert',
  noFurniture: 'nichts',
  alike: 'Vieles davon ist schon da',
  alikeEntry: (percent, title) => `${percent} % der Sätze stehen auch in ${title}`,
  link: 'Link',
  previewFooter: (name) => `${name} · noch nicht aufgenommen; diese Vorschau gilt 24 Stunden`,
  pastedText: 'eingefügter Text',
  add: 'Aufnehmen',
  change: 'Angaben ändern',
  cancel: 'Abbrechen',
  cancelled: 'Nicht aufgenommen.',
  expired: 'Diese Vorschau ist abgelaufen. Bitte fügen Sie den Artikel noch einmal hinzu.',
  refused: (name, reason) => `**${name}** wird nicht aufgenommen. ${reason}`,
  reason: germanRefusal,

  pasteFormTitle: 'Eine Quelle aufnehmen',
  detailsFormTitle: 'Angaben zur Quelle',
  formLate: 'Die Quellen lassen sich gerade nicht lesen. Bitte versuchen Sie es gleich noch einmal.',
  text: 'Text',
  textHint: 'Der Artikel, bis zu 4.000 Zeichen; längere bitte als Datei anhängen',
  title: 'Titel',
  outlet: 'Medium',
  byline: 'Autor',
  url: 'Link',
  publishedAt: 'Datum',

  adding: (title) => `${title} wird aufgenommen …`,
  added: (title, id) => `Aufgenommen: **${title}** (${id})`,
  addedBefore: (title, id) => `Schon aufgenommen: **${title}** (${id})`,
  takenId: (taken) => `Die Kennung ${taken} hat schon eine andere Quelle.`,
  removeQuestion: (title) =>
    `**${title}** entfernen? Daraus wird dann nicht mehr zitiert. Die Datei bleibt, und \`/quelle verlauf\` holt sie jederzeit zurück.`,
  remove: 'Entfernen',
  keep: 'Behalten',
  kept: 'Nichts wurde entfernt.',
  removed: (title) => `Entfernt: **${title}**`,
  edited: (title) => `Geändert: **${title}**`,
  unchanged: 'Nichts zu ändern: Das steht schon so da.',
  undo: 'Rückgängig',
  undone: (title) => `Rückgängig gemacht: **${title}** ist wie vorher.`,
  working: 'Einen Moment …',
  indexing: 'Der Index wird auf den Stand gebracht …',
  indexed: 'Der Index ist auf dem Stand.',
  takenBack:
    'Eine Frage mit fester Antwort hat dadurch ihre Antwort verloren, darum gilt der Index von vorher; beide Antworten folgen.',
  notIndexed: (reason) =>
    `Der Index konnte nicht auf den Stand gebracht werden${reason === '' ? '.' : `: ${reason}`} Antworten kommen aus dem Index von vorher; \`/indexieren\` versucht es noch einmal.`,

  historyTitle: 'Was mit den Quellen geschehen ist',
  historyEmpty: 'Es wurde noch nichts aufgenommen, geändert oder entfernt.',
  did: { added: 'aufgenommen', edited: 'geändert', removed: 'entfernt', undone: 'rückgängig gemacht' },
  undid: (what) => `„${what}“ rückgängig gemacht`,
  commandLine: (name) => `${name} (Befehlszeile)`,
  from: (name) => `aus ${name}`,
  undoNumber: (number) => `${number} rückgängig`,
  none: 'keine Angabe',
};

export const editingCommandsEnglish = {
  sourceAdd: {
    name: 'add',
    description: 'Add articles: files, an address, or else a form to paste text (moderators)',
  },
  sourceAddFile: { name: 'file', description: 'A .txt, .md or .html file' },
  sourceAddFile2: { name: 'file2', description: 'Another file' },
  sourceAddFile3: { name: 'file3', description: 'Another file' },
  sourceAddFile4: { name: 'file4', description: 'Another file' },
  sourceAddFile5: { name: 'file5', description: 'Another file' },
  sourceAddUrl: { name: 'url', description: 'Address of an article on the web' },
  sourceEdit: { name: 'edit', description: 'Correct title, outlet, author, link or date (moderators)' },
  sourceRemove: {
    name: 'remove',
    description: 'Stop quoting a source; can be undone at any time (moderators)',
  },
  sourceHistory: { name: 'history', description: 'Who added, changed and removed which source (moderators)' },
};

export const editingCommandsGerman: typeof editingCommandsEnglish = {
  sourceAdd: {
    name: 'aufnehmen',
    description: 'Artikel aufnehmen: Dateien, eine Adresse, sonst ein Formular für Text (Moderatoren)',
  },
  sourceAddFile: { name: 'datei', description: 'Eine Datei .txt, .md oder .html' },
  sourceAddFile2: { name: 'datei2', description: 'Noch eine Datei' },
  sourceAddFile3: { name: 'datei3', description: 'Noch eine Datei' },
  sourceAddFile4: { name: 'datei4', description: 'Noch eine Datei' },
  sourceAddFile5: { name: 'datei5', description: 'Noch eine Datei' },
  sourceAddUrl: { name: 'adresse', description: 'Adresse eines Artikels im Netz' },
  sourceEdit: {
    name: 'ändern',
    description: 'Titel, Medium, Autor, Link oder Datum richtigstellen (Moderatoren)',
  },
  sourceRemove: {
    name: 'entfernen',
    description: 'Nicht mehr zitieren; jederzeit rückgängig zu machen (Moderatoren)',
  },
  sourceHistory: {
    name: 'verlauf',
    description: 'Wer welche Quelle aufgenommen, geändert, entfernt hat (Moderatoren)',
  },
};
