/** Words of `/privacy`. */
export const privacyEnglish = {
  title: 'What I keep, and for how long',
  reading: 'I see only messages that mention me or are sent to me directly.',
  questions: (days: number) =>
    `**Questions** are answered and not kept, except those that show what the sources lack: a question that found no answer, or whose answer somebody found not helpful, is kept with its text for ${inDays(days)}. Moderators of the server where it was asked see the text, not who asked. No moderator sees what you ask in private (in a direct message, or with \`/ask\` and \`private\`), only whoever runs me. Delete your question or my answer, and the kept text is deleted at once.`,
  noQuestions: '**Questions** are answered and not kept.',
  votes: (days: number) => `**Votes** (Helpful, Not helpful) are kept for ${inDays(days)}.`,
  figures: (days: number) =>
    `**Figures**: that something was asked, whether it was answered and how long that took is counted for ${inDays(days)}; not what was asked, nor by whom.`,
  identity:
    'Your name and id are not stored with any of this, only a code made of your id with a secret key, so that I find what is yours.',
  logged: '**Log**: whoever runs me has questions written to a log, which I cannot delete anything from.',
  moderators:
    'What moderators do with their commands is logged with their id; what they do to sources is kept with the sources, with their name and id.',
  mine: (questions: number, votes: number) =>
    `What I currently store about you: ${records(questions, votes)}.`,
  delete: 'Delete my data',
  sure: (questions: number, votes: number) =>
    `Delete your ${records(questions, votes)} on every server? This cannot be undone.`,
  yes: 'Delete',
  no: 'Keep',
  done: (questions: number, votes: number) => `Deleted: ${records(questions, votes)}.`,
  outOfReach:
    'Your data cannot be reached just now. Please try again later; it is deleted only once I say so.',
};

export const privacyGerman: typeof privacyEnglish = {
  title: 'Was ich aufhebe, und wie lange',
  reading: 'Ich sehe nur Nachrichten, die mich erwähnen oder direkt an mich gehen.',
  questions: (days) =>
    `**Fragen** werden beantwortet und nicht aufgehoben, außer wenn sie zeigen, was den Quellen fehlt: Eine Frage, auf die sich keine Antwort fand oder deren Antwort jemand nicht hilfreich fand, bleibt ${tage(days)} mit ihrem Wortlaut gespeichert. Moderatoren des Servers, auf dem sie gestellt wurde, sehen den Wortlaut, nicht, wer gefragt hat. Was Sie privat fragen (in einer Direktnachricht oder mit \`/ask\` und \`private\`), sieht kein Moderator, nur wer mich betreibt. Löschen Sie Ihre Frage oder meine Antwort, so geht sofort auch der gespeicherte Wortlaut.`,
  noQuestions: '**Fragen** werden beantwortet und nicht aufgehoben.',
  votes: (days) => `**Stimmen** (Hilfreich, Nicht hilfreich) bleiben ${tage(days)} gespeichert.`,
  figures: (days) =>
    `**Zahlen**: Dass etwas gefragt wurde, ob es beantwortet wurde und wie lange das dauerte, wird ${tage(days)} lang gezählt; nicht, was gefragt wurde, noch von wem.`,
  identity:
    'Ihr Name und Ihre Kennung werden dabei nicht gespeichert, nur ein Code, der mit einem geheimen Schlüssel aus Ihrer Kennung gemacht ist, damit ich finde, was von Ihnen ist.',
  logged:
    '**Protokoll**: Wer mich betreibt, lässt Fragen in ein Protokoll schreiben, aus dem ich nichts löschen kann.',
  moderators:
    'Was Moderatoren mit ihren Befehlen tun, wird mit ihrer Kennung protokolliert; was sie an den Quellen tun, steht mit Namen und Kennung bei den Quellen.',
  mine: (questions, votes) => `Von Ihnen jetzt gespeichert: ${eintraege(questions, votes)}.`,
  delete: 'Meines löschen',
  sure: (questions, votes) =>
    `${eintraege(questions, votes)} von Ihnen löschen, von allen Servern? Das lässt sich nicht rückgängig machen.`,
  yes: 'Löschen',
  no: 'Behalten',
  done: (questions, votes) => `Gelöscht: ${eintraege(questions, votes)}.`,
  outOfReach:
    'Was von Ihnen gespeichert ist, lässt sich gerade nicht erreichen. Bitte versuchen Sie es später noch einmal; gelöscht ist es erst, wenn ich es sage.',
};

export const privacyCommandsEnglish = {
  privacy: { name: 'privacy', description: 'What is stored, for how long, and how to delete yours' },
};

export const privacyCommandsGerman: typeof privacyCommandsEnglish = {
  privacy: { name: 'datenschutz', description: 'Was gespeichert wird, wie lange, und wie Sie Ihres löschen' },
};

function inDays(days: number): string {
  return days === 1 ? 'a day' : `${days} days`;
}

function tage(days: number): string {
  return days === 1 ? 'einen Tag' : `${days} Tage`;
}

function records(questions: number, votes: number): string {
  return `${questions} ${questions === 1 ? 'question' : 'questions'} and ${votes} ${votes === 1 ? 'vote' : 'votes'}`;
}

function eintraege(questions: number, votes: number): string {
  return `${questions} ${questions === 1 ? 'Frage' : 'Fragen'} und ${votes} ${votes === 1 ? 'Stimme' : 'Stimmen'}`;
}
