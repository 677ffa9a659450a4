import { articlesAwayEnglish } from './articles-away.ts';
import type { Reason } from '../domain.ts';
import { editingCommandsEnglish, editingEnglish } from './editing.ts';
import { englishReason } from './english-reason.ts';
import { gapsCommandsEnglish, gapsEnglish } from './gaps.ts';
import { goldenCommandsEnglish, goldenEnglish } from './golden.ts';
import { privacyCommandsEnglish, privacyEnglish } from './privacy.ts';
import { reindexCommandsEnglish, reindexEnglish } from './reindex.ts';
import { webEnglish } from './web.ts';

/** The bot's own words. What sources say is never translated. */
export const english = {
  /** For dates: BCP 47. */
  dateLocale: 'en-GB',

  // Answers
  onlySource: 'Only this source says so',
  sourcesDiffer: {
    number: (said: string) => `These sources may give different numbers; compare: ${said}.`,
    date: (said: string) => `These sources may give different dates; compare: ${said}.`,
  },
  readAs: (from: string, to: string) => `Read “${from}” as “${to}”.`,
  alsoIn: (numbers: string) => `Also in ${numbers}`,
  andOthers: (count: number) => `and ${count} more`,
  paragraph: (number: number, total: number) => `paragraph ${number} of ${total}`,
  indexed: (date: string) => `indexed ${date}`,
  writtenBy: (name: string) => `by ${name}`,
  publishedOn: (date: string) => `published ${date}`,
  noAnswer: 'No source answers this',
  noAnswerReason: (reason: Reason | null) => (reason === null ? '' : englishReason(reason)),
  nearest: 'The nearest passage, which is not an answer',
  askInstead: 'The sources do answer:',
  oneAtATime: 'One question is answered at a time. Ask next:',
  otherQuotes: 'Further passages, which may not answer',
  noMore: 'There are no further passages on this question.',
  inContext: 'In context',
  inContextOf: (number: number) => `In context ${number}`,
  more: 'More quotes',
  sources: 'Sources',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  delete: 'Delete',
  earlier: 'Earlier',
  later: 'Later',
  back: 'Previous',
  next: 'Next',
  paragraphs: (first: number, last: number, total: number) =>
    first === last ? `paragraph ${first} of ${total}` : `paragraphs ${first} to ${last} of ${total}`,

  // Sources
  sourcesTitle: (count: number) => (count === 1 ? '1 source' : `${count} sources`),
  noSources: 'There are no sources yet. Moderators can index the articles with `/reindex`.',
  words: (count: number) => `${count} ${count === 1 ? 'word' : 'words'}`,
  passages: (count: number) => `${count} ${count === 1 ? 'passage' : 'passages'}`,
  page: (page: number, pages: number) => `page ${page} of ${pages}`,
  openSource: 'Open a source',
  askAbout: 'Ask about this source',
  askFormTitle: 'Ask about this source',
  askFormLabel: 'Your question',
  askFormPlaceholder: 'Who, where, when, how many …',
  published: 'Published',
  outlet: 'Outlet',
  byline: 'By',
  size: 'Size',
  cites: 'Cites',
  receipt: 'Text',
  firstParagraph: 'It begins:',

  // Status
  statusTitle: 'Status',
  statusIndex: 'Index',
  statusModel: 'Model',
  statusUptime: 'Up for',
  statusToday: 'Questions today',
  statusLatency: 'Time to answer',
  statusIndexValue: (generation: number, age: string) => `generation ${generation}, ${age} old`,
  statusSourcesValue: (sources: number, passages: number) =>
    `${sources} ${sources === 1 ? 'source' : 'sources'}, ${passages} ${passages === 1 ? 'passage' : 'passages'}`,
  statusTodayValue: (questions: number, percent: number | null) =>
    percent === null ? `${questions}` : `${questions}, ${percent} % of them unanswered`,
  statusLatencyValue: (p50: number, p95: number) => `p50 ${p50} ms, p95 ${p95} ms`,
  none: 'none yet',
  duration: (days: number, hours: number, minutes: number) =>
    days > 0 ? `${days} d ${hours} h` : hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`,

  // Help
  helpTitle: 'Ask about the story',
  helpText: (mention: string) =>
    `Mention me (${mention}) with a question, send me a direct message, or use \`/ask\`. ` +
    'I answer in the sources’ own words, or say that none of them answers.\n' +
    'Reply to an answer and mention me to go on from it. ' +
    'Open a message’s menu, then Apps, to check it against the sources.',
  helpExamples: 'For example',

  // Checking a message
  checkTitle: 'Checked against the sources',
  checkNone: 'No source says anything close to this.',
  checkEmpty: 'There is no text in this message to check.',
  checkCut: (shown: number) => `Only the first ${shown} statements were checked.`,
  checkHint: 'Nearest is not the same as confirmed: compare the wording.',

  // Moderators
  moderatorsOnly: 'Only moderators can do this.',
  moderatorsElsewhere: 'Moderators’ commands do not work in this server.',
  moderatorsUnset:
    'Whoever runs me has to say whose moderators may do this, as I am in several servers: the setting is MODERATOR_GUILD_IDS.',

  // Votes
  voteThanks: 'Thank you, noted.',
  voteChanged: 'Changed, thank you.',
  voteSame: 'You have already said so.',
  voteLost: 'Your vote could not be saved just now. Please try again later.',

  // Notices
  askSomething:
    'Write your question after mentioning me, for example “who leads the delegation?”, or see `/help`.',
  tooMany: (seconds: number) =>
    `You have asked a lot of questions in a short time. Please wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  tooMuch: (seconds: number) =>
    `You are doing that too often. Please wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  tooManyHere: (seconds: number) =>
    `This channel is getting a lot of questions just now. Please wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  busy: 'I am getting too many questions just now to answer in time. Please ask again in a minute.',
  stopping: 'I am being restarted. Please ask again in a minute.',
  failed: (reference: string) =>
    `Something went wrong on my side; it was logged as ${reference}. Please try again.`,
  noIndex: 'Nothing is indexed yet. A moderator can index the articles with `/reindex`.',
  oldButton: 'I do not know this button; it may be from another version. Please ask again.',
  changedSource:
    'This source has changed since then, so the quote can no longer be shown in it. Please ask again.',
  goneSource: 'I do not know this source. `/sources` lists them.',
  notYourAnswer: 'Only the person who asked can delete this answer.',
  noQuestionKept: 'I can no longer tell which question this belongs to. Please ask again.',
  cannotSend: (channel: string) =>
    `I am not allowed to answer in ${channel}: I need the permissions View Channel, Send Messages, Embed Links and Read Message History there. Please tell a moderator.`,
  cannotEmbed: 'I need the permission Embed Links in this channel to show quotes. Please tell a moderator.',

  articlesAway: articlesAwayEnglish,
  privacy: privacyEnglish,
  golden: goldenEnglish,
  gaps: gapsEnglish,
  reindex: reindexEnglish,
  editing: editingEnglish,

  // Commands
  commands: {
    ...privacyCommandsEnglish,
    ...goldenCommandsEnglish,
    ...gapsCommandsEnglish,
    ...reindexCommandsEnglish,
    ...editingCommandsEnglish,
    ask: { name: 'ask', description: 'Ask about the story; the answer is quoted from the sources' },
    askQuestion: { name: 'question', description: 'Who, where, when, how many …' },
    askSource: { name: 'source', description: 'Only this source' },
    askPrivate: { name: 'private', description: 'Show the answer to you only' },
    sources: { name: 'sources', description: 'List the sources' },
    source: { name: 'source', description: 'One source' },
    sourceShow: { name: 'show', description: 'Show a source: details, how it begins, its link' },
    sourceName: { name: 'source', description: 'Its number or title' },
    status: { name: 'status', description: 'What is indexed, and how questions are being answered' },
    help: { name: 'help', description: 'How to ask, with examples from the current sources' },
    check: { name: 'Check against the sources' },
  },

  web: webEnglish,
};

export type Strings = typeof english;
