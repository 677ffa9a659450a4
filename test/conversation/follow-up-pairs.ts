/** Two questions in a row about the example articles; the second one's answer holds these words. */
export const FOLLOW_UP_PAIRS: readonly { before: string; then: string; answer: string }[] = [
  { before: 'Who leads the US delegation?', then: 'and where will he meet the Ukrainians?', answer: 'Florida' },
  { before: 'How long did the talks with Witkoff take?', then: 'and who else was there?', answer: 'Kushner' },
  { before: 'When did Russia seize Kherson?', then: 'and how?', answer: 'referenda' },
  { before: 'How much of Donbas does Russia hold?', then: 'and what does Putin want there?', answer: 'withdraw' },
  { before: 'What did Macron warn about?', then: 'and Merz?', answer: 'Merz' },
  { before: 'What did Macron warn about?', then: 'who reported that?', answer: 'Der Spiegel' },
  { before: 'Where did Putin speak to reporters?', then: 'and when?', answer: 'Thursday' },
  { before: 'Who is Yuri Ushakov?', then: 'what did he say about the talks?', answer: 'no compromise' },
  { before: 'What did Trump say about the first talks?', then: 'and what does progress depend on?', answer: 'cooperation' },
  { before: 'Which city did the US and Ukraine hold talks in?', then: 'what came out of it?', answer: 'refined peace framework' },
  { before: 'What does Zelensky reject?', then: 'and what does he demand?', answer: 'security guarantees' },
  { before: 'Who accused Putin of wasting time?', then: 'what is his job?', answer: 'Foreign Minister' },
  { before: 'Will Putin sign agreements with Ukraine?', then: 'why not?', answer: 'illegitimate' },
  { before: 'Who visits Moscow next week?', then: 'what for?', answer: 'negotiations' },
  { before: 'How many points did the first peace plan have?', then: 'and who unveiled it?', answer: 'Trump' },
  { before: 'What happens if Ukraine does not withdraw?', then: 'from which region?', answer: 'Donbas' },
]; // prettier-ignore
