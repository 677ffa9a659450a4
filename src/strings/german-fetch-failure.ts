/** By what fetching advises in English, which differs between pages and attached files. */
const REMEDIES: Readonly<Record<string, string>> = {
  'Save the page and add the file, or paste its text.':
    'Hängen Sie die gespeicherte Seite an, oder fügen Sie ihren Text ein.',
  'Attach the file again, or paste its text.':
    'Hängen Sie die Datei noch einmal an, oder fügen Sie ihren Text ein.',
  'Check the address, and try again.': 'Prüfen Sie die Adresse, und versuchen Sie es noch einmal.',
};

const STATUSES: Readonly<Record<string, string>> = {
  401: ', verlangt also eine Anmeldung',
  403: ', verbietet es also',
  404: ': Diese Seite gibt es nicht',
  410: ': Die Seite gibt es nicht mehr',
  429: ', bittet also um eine Pause',
};

/** By what fetching says in English, with what is particular to it. */
const WORDS: readonly (readonly [RegExp, (detail: string) => string])[] = [
  [
    /^The server answered with (\d+)/,
    (status) => `Der Server hat mit ${status} geantwortet${STATUSES[status] ?? ''}.`,
  ],
  [/^It did not come within (\d+) seconds\./, (count) => `Sie kam nicht in ${count} Sekunden.`],
  [/^The server (\S+) could not be read/, (host) => `Vom Server ${host} war nichts zu lesen.`],
  [
    /^There is no server (\S+), or it/,
    (host) => `Einen Server ${host} gibt es nicht, oder er ist gerade nicht zu finden.`,
  ],
  [/^It is larger than ([\d.]+ MiB)\./, (size) => `Sie ist größer als ${size}.`],
  [/^The server does not say (what)/, () => `Der Server sagt nicht, was für eine Datei das ist.`],
  [
    /^It is not a page or a text, but (\S+)\.$/,
    (type) => `Das ist keine Seite und kein Text, sondern ${type}.`,
  ],
];

/** Why a page or a file could not be fetched, in German; undefined for what is not known here. */
export function germanFetchFailure(message: string, remedy: string): string | undefined {
  const german = REMEDIES[remedy];
  for (const [pattern, say] of WORDS) {
    const detail = pattern.exec(message)?.[1];
    if (detail !== undefined && german !== undefined) return `${say(detail)} ${german}`;
  }
  return undefined;
}
