import { describe, expect, it } from 'vitest';
import { recogniseArticle } from '../../src/articles/recognise.ts';
import { kindsOf, sourceOf } from './labelled-page.ts';

const BEFORE =
  'The council of Tarnby met on Monday to speak about the winter, which had been the coldest in years.';
const AFTER =
  'The council will meet again in March, when the figures of the last quarter are known to its members.';

/** Body text that begins or ends as furniture does. */
const BODY_LINES = [
  'Share prices fell by four per cent on Tuesday, the largest loss since the summer.',
  'Repairs cost two million crowns, according to the [council’s report](https://example.org/report).',
  'The [minister](https://example.org/m) resigned, as [first reported](https://example.org/f) on Friday.',
  'Home is where most of the heating is lost, the council’s engineers found.',
  'Home » that is how the old maps mark the village, with an arrow that nobody can explain.',
  'Follow-up talks are to be held in the spring.',
  'Comments by the minister had angered the farmers.',
  'Related crimes rose as well, the police said.',
  'Read more slowly, the report says the opposite of what the mayor claims.',
  'Subscribe or leave, the landlord had told the tenants, according to their lawyer.',
  'Sign language interpreters were present at the meeting.',
  'By Tuesday the water had reached the second floor of the school.',
  'By Anna Berg’s account, nobody had been warned of the flood.',
  'Photo albums, letters and a wedding dress were found in the mud.',
  'Advertising for the plan had cost the town 40,000 crowns.',
  'Last updated in 1987, the law does not mention telephones.',
  'Cookies were served during the break.',
  'Copyright law does not protect the recipe, the judge said.',
  'Join us, the workers had written on the wall, in letters a metre high.',
  '“Was this useful?” she asked. “I do not think so.”',
  'Published in May, the study followed 383 people for three years.',
  'Trending downwards for years, the number of births rose again in 2023.',
  'Author and publisher had not spoken for years.',
  'Three minutes ago nobody would have believed it, said the trainer.',
  'More than 40 people were hurt, four of them badly.',
  'Print is dead, he said, and then he bought a newspaper.',
  '“No,” she said.',
  'Editor Paul Reiss was arrested on Friday, his newspaper reported.',
  'The privacy of the patients had been respected at all times, the clinic said.',
  'The newsletter of the parish is read by more people than the newspaper.',
  'At 18:42 the lights went out in all of the houses north of the river.',
  'The report was published on Thursday and blames the mayor of Norby for the flood.',
  'The interview with the engineer was posted on Sunday by a newspaper in Norby.',
  'The story has been corrected by nobody but his widow.',
  'First published in 1931, the map shows a village that nobody has found.',
  'Posted in the north since autumn, the soldier wrote home every week.',
  'Disclosure of the letters was ordered by a judge on Wednesday.',
  'Disclaimers do not help the owners, their lawyer said.',
  'Editors note that sales of the newspaper had doubled.',
  'We will not sell the forest without the consent of the farmers.',
  'We bake cookies and send them to the men at the dam.',
  'We share cookies with the children of the village.',
  'By using the bridge without the consent of the county, they broke the law.',
  'She repeated her call for the county to buy Norwegian ploughs.',
  'Hundreds of students go to the dam each night to join the watch.',
  'Farmers visit the town twice a year to buy seed and salt.',
  'The union rejected the terms and conditions of the contract on Friday.',
  'Norby accepts the terms and conditions of the loan.',
  'The newspaper had broken its own editorial guidelines, the judges found.',
  'Opinions in the village are divided over the dam.',
  'The views of the fishermen do not matter to the council.',
  'Agents receive a commission for every house that they sell.',
  'The last train was delayed by forty minutes.',
  'The letter does not constitute a promise, the ministry said.',
  'Two years ago, the river froze for the last time.',
  'Three weeks before the vote, the mayor resigned.',
  'For more than two years he has made a podcast about the river.',
  'Like many others in the valley, he wrote on Telegram.',
  'There is a spy in your phone, the expert warned.',
  'Our men hear the news from podcasts, the captain said.',
  'The plant broke limits set by the Environmental Protection Agency (EPA).',
  'The mayor told Agence France-Presse (AFP).',
  'Heating costs fell by 2.1 % (source: Statistics Norway).',
  'Winds reached 120 mph (about 193 km/h).',
  'It was the largest flood seen in this century.',
  'It was the largest attack seen in this war.',
  'Where does the village fit in this picture, the farmers ask.',
  'A satellite image taken on Friday shows that the ice has reached the harbour.',
  'A still lake and a picture of it were all that she wanted, she said.',
  'A combination of frost and wind broke the mast.',
  'An aerial view of the valley hung in his office for thirty years.',
  'The woman in this photo is not his wife, the court heard.',
  'Writing from prison, he said the trial was a farce.',
  'Reporting restrictions imposed by the judge were lifted.',
  'Compiled by the county, the list has 400 names.',
  'Reporting by the Tarnby Post showed that the dam had leaked for years.',
  'His views on the dam are similar to those of Mr Kral.',
  'Her views do not reflect official policy, the ministry said.',
  'The views expressed by the mayor are his own, the council said.',
  'The statements and views of the mayor do not reflect official policy, as the ministry made clear.',
  'Information and opinions are hard to tell apart in the report.',
  'Her analysis and views are similar to those of Mr Kral.',
  'Opinions are divided among writers and painters alike.',
  'Attending does not constitute an endorsement of the plan, the council said.',
  'This does not constitute an endorsement of the plan, the council said.',
  'Related-party deals worth 3 million crowns were hidden.',
  'Watch-makers in the valley lost half of their orders.',
  'Opinion—and there was plenty of it—was divided.',
  'The messages were found in your email, the judge told him.',
  'The pictures were sent to your phone, the judge told her.',
  'By early Friday more than 40 boats had reached the port and set two silos on fire',
  'By a Norby tradition more than 40 boats had left the port and set two lanterns on fire',
  'By special decree Norby had closed the port before the ice was thick enough to walk upon',
  'By staff count more than 40 boats had reached the port and set two silos on fire',
  'By Friday evening more than 40 boats had reached the port and set two silos on fire',
  'A second topic: whether the dam is to be built again, who pays for it, and when, if at all',
  'See everybody’s full list of what was lost in the flood and has not been found since then',
];

describe('body text that resembles furniture', () => {
  for (const text of BODY_LINES) {
    it(`keeps: ${text}`, () => {
      const raw = [BEFORE, text, AFTER].join('\n\n');
      const start = raw.indexOf(text);
      const article = recogniseArticle(sourceOf(raw));
      expect(kindsOf(article, { start, end: start + text.length })).toBe('body');
    });

    it(`keeps it alone, as the text of a JSON line: ${text}`, () => {
      const article = recogniseArticle(sourceOf(text, { format: 'jsonl', given: { title: 'Winter' } }));
      expect(article.spans).toEqual([{ start: 0, end: text.length, kind: 'body' }]);
    });
  }
});

describe('a heading that resembles the label of a box', () => {
  it.each(['Further talks planned', 'Other cold villages', 'Latest burst pipe', 'Top General Dies'])(
    'is one: %s',
    (text) => {
      const raw = [BEFORE, text, AFTER].join('\n\n');
      const start = raw.indexOf(text);
      const article = recogniseArticle(sourceOf(raw));
      expect(kindsOf(article, { start, end: start + text.length })).toBe('heading');
    },
  );
});

/** Furniture that stands between paragraphs, with a word of the reason that is to be given. */
const FURNITURE_LINES: readonly (readonly [string, string])[] = [
  ['Read more: Why the heating failed', 'link'],
  ['READ ALSO | The coldest village of the county', 'link'],
  ['Lire aussi : Le village le plus froid', 'link'],
  ['RELATED - Why the heating failed', 'link'],
  ['Read Reuters’ full story', 'link'],
  ['More Tarnby news', 'links'],
  ['Popular on TarnbyPost', 'links'],
  ['LATEST SPORT NEWS', 'links'],
  ['Advertisement', 'advertisement'],
  ['Share on Facebook', 'share'],
  ['Tweet Share Pin Email', 'share'],
  ['Follow us on Twitter.', 'share'],
  ['Follow Lena Voss on Twitter: @lena', 'share'],
  ['(Photo: Lena Voss/Tarnby Post)', 'credit'],
  ['Snow on the roofs of Tarnby. Image: City Archive', 'credit'],
  ['Snow on the roofs of Tarnby (Photo: Lena Voss).', 'credit'],
  ['Snow on the roofs of Tarnby. (Lena Voss/AFP).', 'credit'],
  ['Snow on the roofs of Tarnby. (Reuters).', 'credit'],
  ['Snow on the roofs of Tarnby (Photo by Lena Voss/Getty Images).', 'credit'],
  ['Snow on the roofs of Tarnby (Lena Voss/Tarnby Post)', 'credit'],
  ['Snow on the roofs of TarnbyPhoto: Lena Voss', 'credit'],
  ['Lena Voss via AP', 'credit'],
  ['Men shovel snow in this photo taken on Monday.', 'caption'],
  ['A man seen in this undated picture was found on Monday.', 'caption'],
  ['This satellite image shows the frozen harbour of Norby.', 'caption'],
  ['A combination picture shows Lena Voss and Ivo Kral.', 'caption'],
  ['A still image from video shows the frozen harbour of Norby.', 'caption'],
  ['The council of Tarnby in this picture', 'caption'],
  ['Sign up for our free newsletter', 'newsletter'],
  ['The day’s news, in your inbox every morning.', 'newsletter'],
  ['Winter tips straight to your inbox.', 'newsletter'],
  ['3 min read', 'reading time'],
  ['1,204 views', 'counter'],
  ['Updated 14 January 2024, 18:20', 'time stamp'],
  ['2 hours ago', 'time stamp'],
  ['We use cookies to improve your experience. Read our privacy policy.', 'cookie'],
  ['By clicking “Accept All”, you consent to the use of ALL the cookies.', 'cookie'],
  ['By clicking “Accept”, you consent to the use of cookies.', 'cookie'],
  ['By continuing, you accept our use of cookies.', 'cookie'],
  ['By continuing, you gladly accept cookies.', 'cookie'],
  ['We also share cookies with third parties.', 'cookie'],
  ['We set cookies.', 'cookie'],
  ['We need your consent to load this content.', 'cookie'],
  ['© 2024 Tarnby Post', 'copyright'],
  ['(Reporting by Lena Voss; Editing by Ivo Kral)', 'byline'],
  ['Reporting by Lena Voss in Norby; additional reporting by Ivo Kral; Editing by Ann Berg.', 'byline'],
  ['With inputs from agencies.', 'byline'],
  ['(Writing from Norby by Lena Voss.)', 'byline'],
  ['By Lena Voss, the Tarnby Post', 'byline'],
  ['BY THE TARNBY POST', 'byline'],
  ['By staff writer Lena Voss', 'byline'],
  ['By senior correspondent Ann Lee', 'byline'],
  ['By our chief political reporters Lena Voss and Ivo Kral', 'byline'],
  ['By guest columnist Ann Lee, Norby', 'byline'],
  ['By news agency Kral', 'byline'],
  ['By news desk', 'byline'],
  ['Written by staff writer Lena Voss', 'byline'],
  ['Written by lvoss', 'byline'],
  ['By admin on 5 May', 'byline'],
  ['Author: admin', 'byline'],
  ['We value your privacy', 'cookie'],
  ['By continuing to use our site, you consent to the storing of your data.', 'cookie'],
  ['By signing up, you agree to our Terms of Service.', 'terms'],
  ['Please keep to our community guidelines.', 'terms'],
  ['Privacy Policy | Terms of Use', 'terms'],
  ['This article was first published by the Tarnby Post.', 'note'],
  ['The post Winter in Tarnby appeared first on Tarnby Post.', 'note'],
  ['The story was updated at 6 p.m. to add what the mayor says.', 'note'],
  ['Originally published at the Tarnby Post.', 'note'],
  ['Disclosure: The author has shares of the power station.', 'note'],
  ['Opinions expressed by guests of the Tarnby Post are their own.', 'disclaimer'],
  ['The views in this column are those of the author.', 'disclaimer'],
  ['Any views or opinions are personal.', 'disclaimer'],
  ['Lena Voss teaches in Norby. The views expressed are her own.', 'disclaimer'],
  [
    'The statements, views and opinions expressed in this column are solely those of the author and do not necessarily represent those of the Post.',
    'disclaimer',
  ],
  [
    'Any opinions, findings, and conclusions or recommendations expressed in this material are those of the author(s).',
    'disclaimer',
  ],
  ['The information and views set out in this article are those of the author.', 'disclaimer'],
  ['Analysis and opinions are the author’s own.', 'disclaimer'],
  ['The author’s views do not necessarily reflect those of the Tarnby Post.', 'disclaimer'],
  ['The content of this page does not constitute legal advice.', 'disclaimer'],
  ['If you buy through our links, we may earn a commission.', 'disclaimer'],
  ['Prices are delayed by at least 15 minutes.', 'disclaimer'],
  ['Three hours ago', 'time stamp'],
  ['Tap the bell to subscribe!', 'call to action'],
  ['Visit our shop to buy the calendar of Tarnby.', 'call to action'],
  ['Alle Rechte vorbehalten', 'copyright'],
  ['#winter', 'web address'],
];

describe('furniture between paragraphs', () => {
  for (const [text, reason] of FURNITURE_LINES) {
    it(`says why: ${text}`, () => {
      const raw = [BEFORE, text, AFTER].join('\n\n');
      const start = raw.indexOf(text);
      const span = recogniseArticle(sourceOf(raw)).spans.find((each) => each.start === start);
      expect(span?.kind).toBe('furniture');
      expect(span?.reason).toContain(reason);
    });
  }
});
