/** Words of `/golden`, and of its report after indexing. */
export const goldenEnglish = {
  keepThis: 'Should this answer stay? The question is asked again after each indexing run.',
  keepFirst: 'The first quote is what must stay.',
  keepNone: 'That no source answers is what must stay.',
  changedMeanwhile: 'The answer has changed since it was shown; this is the current one.',
  replaces: 'This question is already golden; until now this had to stay:',
  keep: 'Keep this answer',
  cancel: 'Cancel',
  cancelled: 'Nothing was changed.',
  added: (question: string) => `Golden from now on: ${question}`,
  removed: (question: string) => `No longer golden: ${question}`,
  title: (count: number) => (count === 1 ? '1 golden question' : `${count} golden questions`),
  empty: 'There are no golden questions yet. Add one with `/golden add`.',
  noAnswer: 'No source answers.',
  running: (count: number) => `Asking ${count === 1 ? '1 golden question' : `${count} golden questions`} …`,
  summary: (kept: number, changed: number, lost: number) =>
    [
      `${kept} kept`,
      ...(changed > 0 ? [`${changed} changed`] : []),
      ...(lost > 0 ? [`${lost} lost`] : []),
    ].join(', '),
  hint: 'To keep an answer as it is now, add its question again.',
  was: 'Must stay',
  now: 'Now',
  more: (count: number) =>
    `And ${count} more that changed; \`npm run -s verbatim -- golden run\` shows all of them.`,
  lostBefore: (count: number) =>
    `${count} of them had already lost ${count === 1 ? 'its' : 'their'} answer before this run.`,
  rolledBack: (generation: number, restored: number) =>
    `The run was taken back because of this: generation ${generation} answers as generation ${restored} did. What it took out is held back until its file changes. To index it anyway, remove the question from the golden ones, then use \`/reindex\` with \`full\`.`,
  notRolledBack: (why: string) => `The run could not be taken back: ${why}`,
  verdicts: {
    kept: 'Kept',
    edited: 'Worded a little differently',
    moved: 'No longer first',
    replaced: 'Another answer',
    lost: 'No longer answered',
    answered: 'An answer where there should be none',
  },
};

export const goldenGerman: typeof goldenEnglish = {
  keepThis: 'Soll diese Antwort bleiben? Nach jedem Indexieren wird die Frage neu gestellt.',
  keepFirst: 'Bleiben muss das erste Zitat.',
  keepNone: 'Bleiben muss, dass keine Quelle antwortet.',
  changedMeanwhile: 'Die Antwort hat sich geändert, seit sie gezeigt wurde; das ist die jetzige.',
  replaces: 'Die Frage hat schon eine feste Antwort; bis jetzt muss dies bleiben:',
  keep: 'Diese Antwort festhalten',
  cancel: 'Abbrechen',
  cancelled: 'Es wurde nichts geändert.',
  added: (question) => `Hat ab jetzt eine feste Antwort: ${question}`,
  removed: (question) => `Hat keine feste Antwort mehr: ${question}`,
  title: (count) => (count === 1 ? '1 Frage mit fester Antwort' : `${count} Fragen mit fester Antwort`),
  empty: 'Noch hat keine Frage eine feste Antwort. `/pruefstein hinzu` legt eine fest.',
  noAnswer: 'Keine Quelle antwortet.',
  running: (count) => `${count === 1 ? '1 Frage wird' : `${count} Fragen werden`} neu gestellt …`,
  summary: (kept, changed, lost) =>
    [
      `${kept} geblieben`,
      ...(changed > 0 ? [`${changed} verändert`] : []),
      ...(lost > 0 ? [`${lost} verloren`] : []),
    ].join(', '),
  hint: 'Fügen Sie eine Frage neu hinzu, um ihre jetzige Antwort festzuhalten.',
  was: 'Muss bleiben',
  now: 'Jetzt',
  more: (count) => `Und ${count} weitere Änderungen; \`npm run -s verbatim -- golden run\` zeigt alle.`,
  lostBefore: (count) =>
    `${count} davon ${count === 1 ? 'hatte ihre' : 'hatten ihre'} Antwort schon vorher verloren.`,
  rolledBack: (generation, restored) =>
    `Der Lauf wurde deshalb zurückgenommen: Generation ${generation} antwortet, wie Generation ${restored} es tat. Was dabei herauskam, bleibt zurückgehalten, bis sich die Datei ändert. Um es trotzdem zu nehmen, entfernen Sie die Frage mit \`/pruefstein entfernen\` und verwenden Sie dann \`/indexieren\` mit \`alles\`.`,
  notRolledBack: (why) => `Der Lauf konnte nicht zurückgenommen werden: ${why}`,
  verdicts: {
    kept: 'Geblieben',
    edited: 'Etwas anders formuliert',
    moved: 'Nicht mehr an erster Stelle',
    replaced: 'Eine andere Antwort',
    lost: 'Keine Antwort mehr',
    answered: 'Eine Antwort, wo keine sein soll',
  },
};

export const goldenCommandsEnglish = {
  golden: { name: 'golden', description: 'Questions that must keep their answer (moderators)' },
  goldenAdd: { name: 'add', description: 'Keep the present answer to a question' },
  goldenRemove: { name: 'remove', description: 'Stop watching a question' },
  goldenList: { name: 'list', description: 'List them with the answers that must stay' },
  goldenRun: { name: 'run', description: 'Ask them all now' },
  goldenQuestion: { name: 'question', description: 'The question' },
};

export const goldenCommandsGerman: typeof goldenCommandsEnglish = {
  golden: { name: 'pruefstein', description: 'Fragen, deren Antwort bleiben muss (Moderatoren)' },
  goldenAdd: { name: 'hinzu', description: 'Die jetzige Antwort einer Frage festhalten' },
  goldenRemove: { name: 'entfernen', description: 'Eine Frage freigeben' },
  goldenList: { name: 'liste', description: 'Sie mit den Antworten aufzählen, die bleiben müssen' },
  goldenRun: { name: 'fragen', description: 'Sie alle jetzt stellen' },
  goldenQuestion: { name: 'frage', description: 'Die Frage' },
};
