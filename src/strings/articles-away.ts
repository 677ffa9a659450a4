/** Words for articles that cannot be read, to people who can only ask again or tell somebody. */
export const articlesAwayEnglish = {
  unreachable: 'The articles cannot be reached just now. Please ask again in a minute.',
  slow: 'Searching the articles takes too long just now. Please ask again in a minute.',
  replaced: 'The articles were changed while I was searching them. Please ask again.',
  closed: 'I cannot read the articles until whoever runs me has fixed something. Please tell a moderator.',
};

export const articlesAwayGerman: typeof articlesAwayEnglish = {
  unreachable: 'Die Artikel sind gerade nicht zu erreichen. Bitte fragen Sie in einer Minute noch einmal.',
  slow: 'In den Artikeln nachzusehen dauert gerade zu lange. Bitte fragen Sie in einer Minute noch einmal.',
  replaced: 'Die Artikel wurden geändert, während ich nachsah. Bitte fragen Sie noch einmal.',
  closed:
    'Ich kann die Artikel nicht lesen, bis jemand, der mich betreibt, etwas in Ordnung gebracht hat. Bitte sagen Sie es einem Moderator.',
};
