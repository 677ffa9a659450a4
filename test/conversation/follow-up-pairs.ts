/** Two questions in a row about the example articles; the second one's answer holds these words. */
export const FOLLOW_UP_PAIRS: readonly { before: string; next: string; answer: string }[] = [
  { before: 'Who leads the US delegation?', next: 'and where will he meet the Ukrainians?', answer: 'Florida' },
  { before: 'How long did the talks with Witkoff take?', next: 'and who else was there?', answer: 'Kushner' },
  { before: 'When did Russia seize Kherson?', next: 'and how?', answer: 'referenda' },
  { before: 'How much of Donbas does Russia hold?', next: 'and what does Putin want there?', answer: 'withdraw' },
  { before: 'What did Macron warn about?', next: 'and Merz?', answer: 'Merz' },
  { before: 'What did Macron warn about?', next: 'who reported that?', answer: 'Der Spiegel' },
  { before: 'Where did Putin speak to reporters?', next: 'and when?', answer: 'Thursday' },
  { before: 'Who is Yuri Ushakov?', next: 'what did he say about the talks?', answer: 'no compromise' },
  { before: 'What did Trump say about the first talks?', next: 'and what does progress depend on?', answer: 'cooperation' },
  { before: 'Which city did the US and Ukraine hold talks in?', next: 'what came out of it?', answer: 'refined peace framework' },
  { before: 'What does Zelensky reject?', next: 'and what does he demand?', answer: 'security guarantees' },
  { before: 'Who accused Putin of wasting time?', next: 'what is his job?', answer: 'Foreign Minister' },
  { before: 'Will Putin sign agreements with Ukraine?', next: 'why not?', answer: 'illegitimate' },
  { before: 'Who visits Moscow next week?', next: 'what for?', answer: 'negotiations' },
  { before: 'How many points did the first peace plan have?', next: 'and who unveiled it?', answer: 'Trump' },
  { before: 'What happens if Ukraine does not withdraw?', next: 'from which region?', answer: 'Donbas' },
]; // prettier-ignore
