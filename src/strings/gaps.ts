/** Words of `/gaps`. */
export const gapsEnglish = {
  title: (count: number) => (count === 1 ? '1 gap' : `${count} gaps`),
  about: (days: number) =>
    `Questions asked here in the last ${days === 1 ? 'day' : `${days} days`} that got no answer, or none that helped. Similar questions are grouped together.`,
  none: (days: number) =>
    `No unanswered questions are kept from the last ${days === 1 ? 'day' : `${days} days`}.`,
  notKept: 'Questions are not kept here, so there are no gaps to show (`KEEP_QUESTIONS_DAYS` is 0).',
  asked: (count: number, wordings: number) => `${count}×${wordings > 1 ? `, in ${wordings} wordings` : ''}`,
  notHelpful: (count: number) => `${count} not helpful`,
  last: (date: string) => `last ${date}`,
  answeredNow: 'answered now',
  remove: 'Remove a gap, with all its questions …',
  download: 'Download as CSV',
};

export const gapsGerman: typeof gapsEnglish = {
  title: (count) => (count === 1 ? '1 Lücke' : `${count} Lücken`),
  about: (days) =>
    `Was hier ${days === 1 ? 'am letzten Tag' : `in den letzten ${days} Tagen`} gefragt wurde und keine Antwort fand, oder keine, die half. Ähnliches steht zusammen.`,
  none: (days) =>
    `${days === 1 ? 'Vom letzten Tag' : `Aus den letzten ${days} Tagen`} sind keine unbeantworteten Fragen aufgehoben.`,
  notKept:
    'Fragen werden hier nicht aufgehoben, also gibt es keine Lücken zu zeigen (`KEEP_QUESTIONS_DAYS` ist 0).',
  asked: (count, wordings) => `${count}×${wordings > 1 ? `, in ${wordings} Fassungen` : ''}`,
  notHelpful: (count) => `${count} nicht hilfreich`,
  last: (date) => `zuletzt ${date}`,
  answeredNow: 'jetzt beantwortet',
  remove: 'Eine Lücke entfernen, mit allen ihren Fragen …',
  download: 'Als CSV herunterladen',
};

export const gapsCommandsEnglish = {
  gaps: {
    name: 'gaps',
    description: 'Questions without an answer, or without a helpful one, most asked first (moderators)',
  },
  gapsDays: { name: 'days', description: 'How far to look back' },
};

export const gapsCommandsGerman: typeof gapsCommandsEnglish = {
  gaps: { name: 'luecken', description: 'Was vergeblich gefragt wurde, das Häufigste zuerst (Moderatoren)' },
  gapsDays: { name: 'tage', description: 'Wie weit zurück' },
};
