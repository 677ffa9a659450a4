import { articlesAwayGerman } from './articles-away.ts';
import { editingCommandsGerman, editingGerman } from './editing.ts';
import { gapsCommandsGerman, gapsGerman } from './gaps.ts';
import { goldenCommandsGerman, goldenGerman } from './golden.ts';
import { privacyCommandsGerman, privacyGerman } from './privacy.ts';
import { reindexCommandsGerman, reindexGerman } from './reindex.ts';
import { germanReason } from './german-reason.ts';
import type { Strings } from './english.ts';
import { webGerman } from './web.ts';

export const german: Strings = {
  dateLocale: 'de-DE',

  onlySource: 'Nur diese Quelle sagt das',
  sourcesDiffer: {
    number: (said) => `Diese Quellen nennen vielleicht verschiedene Zahlen; vergleichen Sie: ${said}.`,
    date: (said) => `Diese Quellen nennen vielleicht verschiedene Daten; vergleichen Sie: ${said}.`,
  },
  readAs: (from, to) => `„${from}“ wurde als „${to}“ gelesen.`,
  alsoIn: (numbers) => `Auch in ${numbers}`,
  andOthers: (count) => `und ${count} weiteren`,
  paragraph: (number, total) => `Absatz ${number} von ${total}`,
  indexed: (date) => `indexiert ${date}`,
  writtenBy: (name) => `von ${name}`,
  publishedOn: (date) => `erschienen ${date}`,
  noAnswer: 'Keine Quelle beantwortet das',
  noAnswerReason: (reason) => (reason === null ? '' : germanReason(reason)),
  nearest: 'Die nächstliegende Stelle, die keine Antwort ist',
  askInstead: 'Darauf antworten die Quellen:',
  oneAtATime: 'Es wird eine Frage auf einmal beantwortet. Fragen Sie als Nächstes:',
  otherQuotes: 'Weitere Stellen, die keine Antwort sein müssen',
  noMore: 'Zu dieser Frage gibt es keine weiteren Stellen.',
  inContext: 'Im Zusammenhang',
  inContextOf: (number) => `Im Zusammenhang ${number}`,
  more: 'Weitere Zitate',
  sources: 'Quellen',
  helpful: 'Hilfreich',
  notHelpful: 'Nicht hilfreich',
  delete: 'Löschen',
  earlier: 'Davor',
  later: 'Danach',
  back: 'Zurück',
  next: 'Weiter',
  paragraphs: (first, last, total) =>
    first === last ? `Absatz ${first} von ${total}` : `Absätze ${first} bis ${last} von ${total}`,

  sourcesTitle: (count) => (count === 1 ? '1 Quelle' : `${count} Quellen`),
  noSources: 'Es gibt noch keine Quellen. Moderatoren können welche mit `/reindex` aufnehmen.',
  words: (count) => `${count} ${count === 1 ? 'Wort' : 'Wörter'}`,
  passages: (count) => `${count} ${count === 1 ? 'Abschnitt' : 'Abschnitte'}`,
  page: (page, pages) => `Seite ${page} von ${pages}`,
  openSource: 'Eine Quelle öffnen',
  askAbout: 'Zu dieser Quelle fragen',
  askFormTitle: 'Zu dieser Quelle fragen',
  askFormLabel: 'Ihre Frage',
  askFormPlaceholder: 'Wer, wo, wann, wie viele …',
  published: 'Erschienen',
  outlet: 'Medium',
  byline: 'Von',
  size: 'Umfang',
  cites: 'Beruft sich auf',
  receipt: 'Text',
  firstParagraph: 'So beginnt sie:',

  statusTitle: 'Stand',
  statusIndex: 'Index',
  statusModel: 'Modell',
  statusUptime: 'In Betrieb seit',
  statusToday: 'Fragen heute',
  statusLatency: 'Antwortzeit',
  statusIndexValue: (generation, age) => `Generation ${generation}, ${age} alt`,
  statusSourcesValue: (sources, passages) =>
    `${sources} ${sources === 1 ? 'Quelle' : 'Quellen'}, ${passages} ${passages === 1 ? 'Abschnitt' : 'Abschnitte'}`,
  statusTodayValue: (questions, percent) =>
    percent === null ? `${questions}` : `${questions}, davon ${percent} % ohne Antwort`,
  statusLatencyValue: (p50, p95) => `p50 ${p50} ms, p95 ${p95} ms`,
  none: 'noch keine',
  duration: (days, hours, minutes) =>
    days > 0 ? `${days} T ${hours} Std.` : hours > 0 ? `${hours} Std. ${minutes} Min.` : `${minutes} Min.`,

  helpTitle: 'Fragen Sie zur Geschichte',
  helpText: (mention) =>
    `Erwähnen Sie mich (${mention}) mit einer Frage, schreiben Sie mir direkt, oder nehmen Sie \`/ask\`. ` +
    'Ich antworte mit den Worten der Quellen oder sage, dass keine antwortet.\n' +
    'Wer auf eine Antwort antwortet und mich erwähnt, fragt von dort aus weiter. ' +
    'Im Menü einer Nachricht, unter Apps, lässt sie sich an den Quellen prüfen.',
  helpExamples: 'Zum Beispiel',

  checkTitle: 'An den Quellen geprüft',
  checkNone: 'Keine Quelle sagt etwas Ähnliches.',
  checkEmpty: 'In dieser Nachricht steht kein Text, der sich prüfen ließe.',
  checkCut: (shown) => `Nur die ersten ${shown} Aussagen wurden geprüft.`,
  checkHint: 'Ähnlich heißt nicht bestätigt: Bitte den Wortlaut vergleichen.',

  moderatorsOnly: 'Das können nur Moderatoren.',
  moderatorsElsewhere: 'Die Befehle für Moderatoren gelten auf diesem Server nicht.',
  moderatorsUnset:
    'Wer mich betreibt, muss erst sagen, wessen Moderatoren das dürfen, denn ich bin auf mehreren Servern: Die Einstellung heißt MODERATOR_GUILD_IDS.',

  voteThanks: 'Danke, notiert.',
  voteChanged: 'Geändert, danke.',
  voteSame: 'Das haben Sie schon gesagt.',
  voteLost: 'Ihre Stimme konnte gerade nicht festgehalten werden. Bitte versuchen Sie es später noch einmal.',

  askSomething:
    'Schreiben Sie Ihre Frage hinter die Erwähnung, zum Beispiel „who leads the delegation?“, oder sehen Sie in `/help` nach.',
  tooMany: (seconds) =>
    `Das waren viele Fragen in kurzer Zeit. Bitte warten Sie ${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'}.`,
  tooMuch: (seconds) =>
    `Das war viel in kurzer Zeit. Bitte warten Sie ${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'}.`,
  tooManyHere: (seconds) =>
    `In diesem Kanal wird gerade viel gefragt. Bitte warten Sie ${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'}.`,
  busy: 'Es wird gerade so viel gefragt, dass ich nicht rechtzeitig antworten kann. Bitte fragen Sie in einer Minute noch einmal.',
  stopping: 'Ich werde neu gestartet. Bitte fragen Sie in einer Minute noch einmal.',
  failed: (reference) =>
    `Bei mir ist etwas schiefgegangen; es ist als ${reference} vermerkt. Bitte versuchen Sie es noch einmal.`,
  noIndex: 'Es ist noch nichts indexiert. Moderatoren können das mit `/reindex` tun.',
  oldButton:
    'Diese Schaltfläche kenne ich nicht; sie mag von einer anderen Version sein. Bitte fragen Sie neu.',
  changedSource:
    'Diese Quelle hat sich seither geändert, das Zitat lässt sich nicht mehr in ihr zeigen. Bitte fragen Sie neu.',
  goneSource: 'Diese Quelle kenne ich nicht. `/sources` zählt sie auf.',
  notYourAnswer: 'Nur wer gefragt hat, kann diese Antwort löschen.',
  noQuestionKept: 'Ich weiß nicht mehr, zu welcher Frage das gehört. Bitte fragen Sie neu.',
  cannotSend: (channel) =>
    `In ${channel} darf ich nicht antworten: Dort brauche ich die Rechte „Kanal ansehen“, „Nachrichten senden“, „Links einbetten“ und „Nachrichtenverlauf anzeigen“. Bitte sagen Sie es einem Moderator.`,
  cannotEmbed:
    'Um Zitate zu zeigen, brauche ich in diesem Kanal das Recht „Links einbetten“. Bitte sagen Sie es einem Moderator.',

  articlesAway: articlesAwayGerman,
  privacy: privacyGerman,
  golden: goldenGerman,
  gaps: gapsGerman,
  reindex: reindexGerman,
  editing: editingGerman,

  commands: {
    ...privacyCommandsGerman,
    ...goldenCommandsGerman,
    ...gapsCommandsGerman,
    ...reindexCommandsGerman,
    ...editingCommandsGerman,
    ask: { name: 'fragen', description: 'Zur Geschichte fragen; die Antwort ist aus den Quellen zitiert' },
    askQuestion: { name: 'frage', description: 'Wer, wo, wann, wie viele …' },
    askSource: { name: 'quelle', description: 'Nur diese Quelle' },
    askPrivate: { name: 'privat', description: 'Die Antwort nur Ihnen zeigen' },
    sources: { name: 'quellen', description: 'Die Quellen aufzählen' },
    source: { name: 'quelle', description: 'Eine Quelle' },
    sourceShow: { name: 'zeigen', description: 'Eine Quelle zeigen: Angaben, wie sie beginnt, ihr Link' },
    sourceName: { name: 'quelle', description: 'Ihre Nummer oder ihr Titel' },
    status: { name: 'stand', description: 'Was indexiert ist und wie das Antworten läuft' },
    help: { name: 'hilfe', description: 'Wie man fragt, mit Beispielen aus den jetzigen Quellen' },
    check: { name: 'An den Quellen prüfen' },
  },

  web: webGerman,
};
