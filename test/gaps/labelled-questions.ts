/**
 * Questions as people might ask them in vain about the example articles; those of one list want to know the
 * same. Lists beside each other are near in words or subject, and want to know something else.
 */
export const SAME: readonly (readonly string[])[] = [
  ['Who is Xi Jinping?', 'who is xi jinping', 'Who’s Xi Jinping??', 'tell me who Xi Jinping is'],
  [
    'What does Xi Jinping say about the plan?',
    'what is Xi Jinpings opinion on the plan',
    'Does Xi Jinping support the plan?',
  ],
  [
    'How many Russian soldiers have died?',
    'how many russian troops were killed',
    'What are the Russian losses?',
    'number of dead Russian soldiers',
  ],
  [
    'How many Ukrainian soldiers have died?',
    'how many Ukrainians were killed in the war',
    'What are the Ukrainian losses?',
  ],
  ['How many civilians have died?', 'number of civilian deaths', 'how many civilians were killed?'],
  ['When will the war end?', 'when is the war going to be over', 'When does the war end?'],
  ['When did the war begin?', 'when did the war start', 'What year did the war start?'],
  [
    'Why did the war begin?',
    'why did the war start?',
    'what caused the war',
    'What is the reason for the war?',
  ],
  [
    'What does Germany say about the peace plan?',
    'what is Germanys position on the peace plan',
    'How does Germany see the peace plan?',
  ],
  [
    'What does France say about the peace plan?',
    'what is France’s position on the peace plan?',
    'How does France see the plan for peace?',
  ],
  ['Who wrote the peace plan?', 'who is the author of the peace plan', 'By whom was the peace plan written?'],
  ['How many points does the plan have?', 'how many points are in the plan', 'number of points in the plan?'],
  [
    'Where will the peace talks be held?',
    'where do the peace talks take place',
    'In which city are the peace talks?',
    'location of the peace talks',
  ],
  [
    'When will the peace talks be held?',
    'when do the peace talks take place',
    'On what date are the peace talks?',
  ],
  [
    'How much money has the US given Ukraine?',
    'how much US aid did Ukraine get',
    'What amount of aid has Ukraine received from the United States?',
  ],
  ['How many weapons has the US given Ukraine?', 'how many US weapons did Ukraine get'],
  [
    'What is the population of Donbas?',
    'how many people live in Donbas',
    'number of inhabitants of the Donbas',
  ],
  ['How large is Donbas?', 'what is the area of Donbas', 'How big is the Donbas region?'],
  [
    'Is Melania Trump coming to Moscow?',
    'will Melania Trump come to Moscow',
    'Does Melania travel to Moscow?',
  ],
  ['Is Donald Trump coming to Moscow?', 'will Trump come to Moscow', 'Does Trump travel to Moscow?'],
  [
    'What happened to the nuclear plant?',
    'what about the nuclear power plant',
    'what happened at the Zaporizhzhia nuclear plant',
  ],
  [
    'Who owns the nuclear plant?',
    'whose is the nuclear power plant',
    'Who is the owner of the nuclear plant?',
  ],
  ['What is the price of gas in Europe?', 'how much does gas cost in Europe', 'gas price Europe'],
  ['What is the price of oil?', 'how much does oil cost', 'oil price'],
  ['What did the Pope say?', 'what does the pope say', 'What was the Pope’s statement?'],
  ['What did Elon Musk say?', 'what does Elon Musk say about it', 'statement of elon musk'],
];
