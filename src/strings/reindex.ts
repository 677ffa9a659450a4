/** Words of `/reindex` and `/rollback`. */
export const reindexEnglish = {
  here: (link: string) => `The index is being brought up to date. Progress: ${link}`,
  joined: (link: string) => `The articles are already being indexed; this joins that run. Progress: ${link}`,
  joinedNotFull:
    'That run indexes only what changed. Use `/reindex` with `full` again when it is done if you want everything indexed again.',
  cannotWrite:
    'I am not allowed to write in this channel, so the progress could not be shown. Use `/reindex` in a channel where I can write.',
  started: 'Indexing the articles …',
  scanning: (sources: number) => `Reading articles: ${sources}`,
  waiting: (who: string) => `Waiting for another indexing run to end (${who}) …`,
  otherProcess: 'another process',
  embedding: (done: number, total: number, passages: number) =>
    `Indexing: ${done} of ${total} articles, ${passages} passages`,
  remaining: (minutes: number, seconds: number) =>
    minutes > 0 ? `about ${minutes} min left` : `about ${seconds} s left`,
  writing: 'Writing the index …',
  following: 'The index is up to date; comparing it with the previous one …',
  cancel: 'Cancel',
  cancelling: 'Stopping after the current step …',
  cancelled: 'Indexing was cancelled. The index is unchanged; finished work will not be done again.',
  cancelAsked: 'It will stop after the current step.',
  over: 'This run is over.',
  done: 'The index is up to date',
  takenBack: 'Indexed, and taken back: the previous index answers again',
  added: 'Added',
  updated: 'Updated',
  removed: 'Removed',
  kept: 'Unchanged',
  rejected: 'Could not be read',
  heldBack: 'Held back since a rollback',
  heldBackHint: 'A file is indexed again when it changes; `/reindex` with `full` indexes all of them.',
  andMore: (count: number) => `and ${count} more`,
  totals: (passages: number, generation: number, seconds: string) =>
    `${passages} passages · generation ${generation} · ${seconds} s`,
  failed: 'The articles could not be indexed. The previous index stays in use.',
  goldenFailed: (reason: string) =>
    `The articles are indexed, but the golden questions could not be asked. ${reason}`.trim(),
  newsTitle: 'New in the story',
  news: (total: number, isComplete: boolean) =>
    `${isComplete ? '' : 'At least '}${total === 1 ? '1 statement' : `${total} statements`} not found in anything indexed before.`,
  noNews: 'The changed articles say nothing that was not said before.',
  rollbackTitle: 'Go back to the previous generation?',
  rollbackWhat: (
    to: { generation: number; date: string; sources: number },
    from: { generation: number; date: string; sources: number },
  ) =>
    `Answers come from the articles of generation ${to.generation} (${to.date}, ${to.sources} sources) again, instead of those of generation ${from.generation} (${from.date}, ${from.sources} sources). The files stay as they are; what is taken out is held back until its file changes.`,
  leaving: 'Leave the index',
  changing: 'Read as before',
  returning: 'Come back',
  rollbackSame: 'No source differs between them.',
  rollbackDo: 'Roll back',
  rollbackKeep: 'Keep',
  rollbackKept: 'Nothing was changed.',
  rollbackBusy: 'The articles are being indexed. Cancel that or wait until it is done, then try again.',
  rollbackDone: (generation: number, restored: number, sources: number) =>
    `Done: generation ${generation} is current, with the ${sources} sources of generation ${restored}.`,
};

export const reindexGerman: typeof reindexEnglish = {
  here: (link) => `Der Index wird auf den Stand gebracht. Fortschritt: ${link}`,
  joined: (link) => `Die Artikel werden schon indexiert; dies schließt sich an. Fortschritt: ${link}`,
  joinedNotFull:
    'Dieser Lauf nimmt nur Geändertes auf. Rufen Sie danach `/indexieren` mit `alles` auf, wenn alles neu indexiert werden soll.',
  cannotWrite:
    'In diesem Kanal darf ich nicht schreiben, der Fortschritt wäre nicht zu sehen. Verwenden Sie `/indexieren`, wo ich es darf.',
  started: 'Die Artikel werden indexiert …',
  scanning: (sources) => `Artikel werden gelesen: ${sources}`,
  waiting: (who) => `Es wird auf einen anderen Lauf gewartet (${who}) …`,
  otherProcess: 'ein anderer Prozess',
  embedding: (done, total, passages) => `Indexieren: ${done} von ${total} Artikeln, ${passages} Abschnitte`,
  remaining: (minutes, seconds) => (minutes > 0 ? `noch etwa ${minutes} min` : `noch etwa ${seconds} s`),
  writing: 'Der Index wird geschrieben …',
  following: 'Der Index ist auf dem Stand; er wird mit dem bisherigen verglichen …',
  cancel: 'Abbrechen',
  cancelling: 'Hält an, sobald das Angefangene fertig ist …',
  cancelled:
    'Das Indexieren wurde abgebrochen. Der Index ist, wie er war; was fertig war, muss nicht noch einmal getan werden.',
  cancelAsked: 'Der Lauf hält an, sobald das Angefangene fertig ist.',
  over: 'Dieser Lauf ist vorbei.',
  done: 'Der Index ist auf dem Stand',
  takenBack: 'Indexiert und zurückgenommen: Der bisherige Index antwortet wieder',
  added: 'Neu',
  updated: 'Geändert',
  removed: 'Entfernt',
  kept: 'Unverändert',
  rejected: 'Nicht lesbar',
  heldBack: 'Seit einer Rücknahme zurückgehalten',
  heldBackHint:
    'Eine Datei wird wieder aufgenommen, wenn sie sich ändert, und alle mit `/indexieren` und `alles`.',
  andMore: (count) => `und ${count} weitere`,
  totals: (passages, generation, seconds) =>
    `${passages} Abschnitte · Generation ${generation} · ${seconds} s`,
  failed: 'Die Artikel konnten nicht indexiert werden. Der bisherige Index gilt weiter.',
  goldenFailed: (reason) =>
    `Die Artikel sind indexiert, aber die Fragen mit fester Antwort konnten nicht gestellt werden. ${reason}`.trim(),
  newsTitle: 'Neu in der Geschichte',
  news: (total, isComplete) =>
    `${isComplete ? '' : 'Mindestens '}${total === 1 ? '1 Aussage' : `${total} Aussagen`}, denen nichts bisher Indexiertes gleicht.`,
  noNews: 'Die geänderten Artikel sagen nichts, was nicht schon gesagt war.',
  rollbackTitle: 'Zur Generation davor zurückkehren?',
  rollbackWhat: (to, from) =>
    `Antworten kommen wieder aus den Artikeln der Generation ${to.generation} (${to.date}, ${to.sources} Quellen) statt aus denen der Generation ${from.generation} (${from.date}, ${from.sources} Quellen). Die Dateien bleiben, wie sie sind; was herausgenommen wird, bleibt draußen, bis sich seine Datei ändert.`,
  leaving: 'Verlassen den Index',
  changing: 'Lauten wie zuvor',
  returning: 'Kommen zurück',
  rollbackSame: 'Keine Quelle unterscheidet sich.',
  rollbackDo: 'Zurückkehren',
  rollbackKeep: 'Behalten',
  rollbackKept: 'Es wurde nichts geändert.',
  rollbackBusy:
    'Die Artikel werden gerade indexiert. Brechen Sie das ab oder warten Sie das Ende ab, dann versuchen Sie es noch einmal.',
  rollbackDone: (generation, restored, sources) =>
    `Fertig: Generation ${generation} gilt, mit den ${sources} Quellen der Generation ${restored}.`,
};

export const reindexCommandsEnglish = {
  reindex: { name: 'reindex', description: 'Bring the index up to date with the articles (moderators)' },
  reindexFull: { name: 'full', description: 'Index everything again, not only what changed' },
  rollback: { name: 'rollback', description: 'Go back to the index before the last change (moderators)' },
  rollbackTo: { name: 'generation', description: 'An earlier generation that is kept' },
};

export const reindexCommandsGerman: typeof reindexCommandsEnglish = {
  reindex: { name: 'indexieren', description: 'Den Index auf den Stand der Artikel bringen (Moderatoren)' },
  reindexFull: { name: 'alles', description: 'Alles neu indexieren, nicht nur Geändertes' },
  rollback: {
    name: 'zuruecknehmen',
    description: 'Zum Index vor der letzten Änderung zurückkehren (Moderatoren)',
  },
  rollbackTo: { name: 'generation', description: 'Eine frühere Generation, die aufgehoben ist' },
};
