import type { Fetched, FetchProblem } from '../fetching/errors.ts';

const STATUSES: Readonly<Record<number, string>> = {
  401: ', verlangt also eine Anmeldung',
  403: ', verbietet es also',
  404: ': Diese Seite gibt es nicht',
  410: ': Die Seite gibt es nicht mehr',
  429: ', bittet also um eine Pause',
};

/** Why a page or a file could not be fetched, and what helps, in German. */
export function germanFetchFailure(problem: FetchProblem, fetched: Fetched): string {
  return `${wordsOf(problem)} ${remedyOf(problem, fetched)}`;
}

function wordsOf(problem: FetchProblem): string {
  switch (problem.kind) {
    case 'status':
      return `Der Server hat mit ${problem.status} geantwortet${STATUSES[problem.status] ?? ''}.`;
    case 'late':
      return `Sie kam nicht in ${problem.seconds} Sekunden.`;
    case 'unreadable':
      return `Vom Server ${problem.host} war nichts zu lesen.`;
    case 'no-server':
      return `Einen Server ${problem.host} gibt es nicht, oder er ist gerade nicht zu finden.`;
    case 'too-large':
      return `Sie ist größer als ${problem.limit}.`;
    case 'no-text':
      return problem.type === ''
        ? 'Der Server sagt nicht, was für eine Datei das ist.'
        : `Das ist keine Seite und kein Text, sondern ${problem.type}.`;
  }
}

function remedyOf({ kind }: FetchProblem, fetched: Fetched): string {
  if (fetched === 'file') return 'Hängen Sie die Datei noch einmal an, oder fügen Sie ihren Text ein.';
  return kind === 'unreadable' || kind === 'no-server'
    ? 'Prüfen Sie die Adresse, und versuchen Sie es noch einmal.'
    : 'Hängen Sie die gespeicherte Seite an, oder fügen Sie ihren Text ein.';
}
