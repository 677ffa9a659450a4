const WANTED: Readonly<Record<string, string>> = {
  'says who': 'sagt, wer',
  'says where': 'sagt, wo',
  'says when': 'sagt, wann',
  'says how long': 'sagt, wie lange',
  'gives a percentage': 'nennt einen Anteil in Prozent',
  'gives an amount of money': 'nennt einen Geldbetrag',
  'gives a number': 'nennt eine Zahl',
  'says why': 'sagt, warum',
  'reports such a statement': 'berichtet von einer solchen Äußerung',
};

/**
 * The reason of an answer that there is none, in German. Reasons come as English sentences; one that is
 * not known here stays as it is.
 */
export function germanReason(reason: string): string {
  const touched = /^The sources touch on this, but none ([a-z ]+)\.$/.exec(reason)?.[1];
  if (touched !== undefined && WANTED[touched] !== undefined) {
    return `Die Quellen berühren das, aber keine ${WANTED[touched]}.`;
  }
  const unmentioned = /^No source mentions ([^]*)\.$/.exec(reason)?.[1];
  if (unmentioned !== undefined) return `Keine Quelle erwähnt ${joined(unmentioned)}.`;
  const unused = /^No source uses the words? ([^]*)\.$/.exec(reason)?.[1];
  if (unused !== undefined) {
    const words = germanMarks(joined(unused));
    return `Keine Quelle gebraucht ${unused.includes('” or “') ? 'die Wörter' : 'das Wort'} ${words}.`;
  }
  const credited = /^The sources name ([^]*) only as author or outlet\.$/.exec(reason)?.[1];
  if (credited !== undefined) return `Die Quellen nennen ${joined(credited)} nur als Autor oder Medium.`;
  const exact = /^No source has the exact words “([^]*)”\.$/.exec(reason)?.[1];
  if (exact !== undefined) return `Keine Quelle hat genau die Worte „${exact}“.`;
  const uncalled = /^No source is called ([^]*)\. There are: ([^]*)\.$/.exec(reason);
  if (uncalled !== null) {
    const [, names = '', offered = ''] = uncalled;
    const called = germanMarks(joined(names));
    return `Keine Quelle heißt ${called}. Es gibt: ${offered.replace(/, and (\d+) more$/, ' und $1 weitere')}.`;
  }
  if (reason.startsWith('Hello!')) {
    return 'Hallo! Fragen Sie nach der Geschichte, und die Quellen antworten mit ihren eigenen Worten.';
  }
  if (reason.startsWith('It is not clear who or what is meant.')) {
    return 'Es ist nicht klar, wer oder was gemeint ist. Fragen Sie mit einem Namen, oder antworten Sie auf eine Antwort, die einen hat.';
  }
  if (reason.startsWith('You’re welcome.')) {
    return 'Gern geschehen. Fragen Sie, was Sie sonst über die Geschichte wissen möchten.';
  }
  if (reason.startsWith('Questions about the story are answered here')) {
    return 'Fragen zur Geschichte werden hier mit Sätzen ihrer Artikel beantwortet, Wort für Wort, oder gar nicht. Fragen Sie auf Englisch in einem Satz (wer, wo, wann, wie viele, was hat jemand gesagt) oder schreiben Sie einen Namen; „which sources are there?“ zählt die Artikel auf.';
  }
  if (reason.startsWith('Every quote is copied to the letter')) {
    return 'Jedes Zitat ist buchstabengetreu aus dem Artikel, der dabei genannt ist: Zusammenhang und Beleg zeigen, wo es steht, und „Warum diese Antwort?“ auf der lokalen Seite, wonach es ausgesucht wurde. Fragen Sie nach der Geschichte, und die Quellen antworten.';
  }
  if (reason.startsWith('That is nothing that can be quoted')) {
    return 'Das lässt sich nicht zitieren: Antworten sind hier Sätze der Quellen, es wird nichts geschrieben, übersetzt oder zusammengefasst. Fragen Sie, was die Quellen sagen.';
  }
  if (reason.startsWith('Answers here are sentences of the sources')) {
    return 'Antworten sind hier Sätze der Quellen und sonst nichts; keine Nachricht ändert das. Fragen Sie, was die Quellen sagen.';
  }
  if (reason.startsWith('The nearest passage says this of')) {
    return 'Die nächste Stelle sagt das von jemand oder etwas anderem.';
  }
  if (reason.startsWith('The nearest passage may touch on it')) {
    return 'Die nächstliegende Stelle berührt das vielleicht, ist aber nicht sicher genug, um eine Antwort zu heißen.';
  }
  if (reason === 'Questions are understood in English only.') {
    return 'Fragen werden nur auf Englisch verstanden.';
  }
  if (reason === 'No source has anything on this.') return 'Keine Quelle hat etwas dazu.';
  if (reason.startsWith('There is no question here.')) {
    return 'Das ist keine Frage. Fragen Sie in einem Satz nach der Geschichte, zum Beispiel wer, wo oder wann.';
  }
  return reason;
}

/** “A” -> „A“ */
function germanMarks(text: string): string {
  return text.replaceAll('“', '„').replaceAll('”', '“');
}

/** "A, B or C" -> "A, B oder C" */
function joined(list: string): string {
  const last = list.lastIndexOf(' or ');
  return last === -1 ? list : `${list.slice(0, last)} oder ${list.slice(last + ' or '.length)}`;
}
