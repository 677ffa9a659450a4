/**
 * What a full stop after an abbreviation may mean:
 * - `never`: it never ends a sentence (vs., e.g.)
 * - `title`: a name follows, however that name may look (Gen. He)
 * - `place`: a name follows, unless it is a word that only opens sentences (St. Louis; Canal St. The)
 * - `number`: it goes on before a number or a date, and may end before a capital (No. 5; Sept. 2021)
 * - `starter`: it ends only before a word that opens sentences (Inc., U.S.)
 * - `capital`: it ends before anything but a lower-case letter (etc., p.m.)
 */
export type StopRule = 'never' | 'title' | 'place' | 'number' | 'starter' | 'capital';

/**
 * Written without the last full stop. An entry with a capital holds for that spelling only, because
 * in lower case it is a common word (Sat., Gen., No.) or means nothing.
 */
const ABBREVIATIONS: readonly (readonly [StopRule, string])[] = [
  [
    'never',
    'vs cf viz approx ca e.g i.e incl excl resp v d.h z.b u.a bzw ggf evtl inkl vgl p.ej т.е г-н г-жа им ул',
  ],
  [
    'title',
    'mr mrs ms mx dr drs prof profs messrs mme mmes mlle sra srta fra Gen Gens Sen Sens Rep Reps Gov Govs Lt Col Capt ' +
      'Sgt Maj Adm Cmdr Cpl Pvt Brig Rev Fr Hon Pres Amb Supt Insp Det Hr Msgr Dra Rt проф акад',
  ],
  ['place', 'St Ste Ft Mt Pt'],
  [
    'number',
    'nos nr fig figs pp vol vols chap para sect ver est abs núm No Art Arts Sec Ch Eq Op Jan Feb Mar Apr Jun ' +
      'Jul Aug Sep Sept Oct Nov Dec Dez Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun no sec art p п стр',
  ],
  [
    'starter',
    'inc corp ltd llc plc pty bros assn univ dept govt intl natl jr ave blvd hwy rd Jr Sr Co Mfg Ph.D M.Sc B.Sc ' +
      'M.D M.A B.A Mio Mrd Tsd тыс млн млрд ret temp max min hrs mins secs Min',
  ],
  [
    'capital',
    'etc a.m p.m a.d b.c b.c.e c.e usw т.д т.п др гг руб ft lbs oz mph km kg cm mm sq yrs mil bn mn tn al ed eds',
  ],
];

/** Two-letter style and longer short forms of states; only after a comma or hyphen (Tampa, Fla.; D-Calif.). */
const STATES = new Set(
  (
    'Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev ' +
    'Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que Sask Alta'
  ).split(' '),
);

const RULES = new Map<string, StopRule>();
for (const [rule, words] of ABBREVIATIONS) {
  for (const word of words.split(' ')) if (!RULES.has(word)) RULES.set(word, rule);
}

/** The rule for `word` (without its last full stop), or null if it is no known abbreviation. */
export function stopRuleOf(word: string, charBefore: string): StopRule | null {
  if (STATES.has(word) && /[,\u002D‑]/u.test(charBefore)) return 'starter';
  const exact = RULES.get(word);
  if (exact) return exact;
  const lower = word.toLowerCase();
  const isCapitalised = word.slice(1) === lower.slice(1);
  const isShouted = word === word.toUpperCase() && word.length > 1;
  if (isCapitalised || isShouted || word.includes('.')) {
    const rule = RULES.get(lower) ?? (isShouted ? RULES.get(word[0] + lower.slice(1)) : undefined);
    // "NO." and "SUN." in capitals are words more often than abbreviations.
    if (rule && !(isShouted && rule === 'number')) return rule;
  }
  return null;
}

/** Words that open sentences and hardly ever follow an abbreviation as part of a name. */
const STARTERS = new Set(
  (
    'The A An He She It They We I You This That These Those There Here His Her Its Their Our My Your ' +
    'In On At By For From With But And Or So Yet However Meanwhile Also As If When While After Before Since ' +
    'Although Though Because What Who Why How Where Which Some Many Most Several Both All Each Every Another ' +
    'Other Not Now Then Until Unlike Despite During Between Among According Earlier Later Additionally Moreover ' +
    'Furthermore Nevertheless Nonetheless Still Even Once Following Speaking Asked Such Instead Therefore Thus ' +
    'Perhaps Critics Analysts Experts Officials Nobody Nothing Everyone Few Neither Yes Did Does Is Are Was Were ' +
    'Has Have Had Do Can Could Should Would Let To Of Through Without Within Against Across ' +
    'Der Die Das Er Sie Es Wir Ein Eine Im Am Doch Aber Und Auch Il Elle Ils Mais Les Los Pero Pour Dans'
  ).split(' '),
);

/** Countries and capitals: they can follow "the U.S." only as the next sentence's subject. */
const COUNTRIES = new Set(
  (
    'Russia Ukraine China Iran Israel Moscow Kyiv Beijing Tehran Canada Mexico Japan India France Germany ' +
    'Britain Italy Spain Poland Turkey Egypt Brazil Cuba Venezuela Syria Iraq Afghanistan Pakistan Taiwan NATO ' +
    'Europe London Paris Berlin Brussels Tokyo Seoul Washington'
  ).split(' '),
);

/** The word at the start of `text`, without what follows an apostrophe. */
function firstWord(text: string): string {
  return /^\p{L}{1,20}/u.exec(text)?.[0] ?? '';
}

export function isStarter(text: string): boolean {
  return STARTERS.has(firstWord(text));
}

export function isCountry(text: string): boolean {
  return COUNTRIES.has(firstWord(text));
}

const DATE_WORD =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]{0,9})\b/u;

export function isDateWord(text: string): boolean {
  return DATE_WORD.test(text);
}

const TIME_ZONE =
  /^(?:[A-Z]{3,4}\b|(?:Eastern|Pacific|Central|Mountain|[A-Z][a-z]{2,15}) (?:[Tt]ime|[Ss]tandard|[Dd]aylight)\b)/u;

export function isTimeZone(text: string): boolean {
  return TIME_ZONE.test(text);
}

const DAY_MONTH =
  /^(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jänner)(?!\p{L})/u;

/** A German month: "3. Oktober" is a date, its full stop makes an ordinal. */
export function isMonthAfterOrdinal(text: string): boolean {
  return DAY_MONTH.test(text);
}

const LETTER_LABEL =
  /(?:plan|group|vitamin|hepatitis|influenza|type|category|grade|option|section|appendix|exhibit|annex|unit|gate|terminal|phase|series|line|part|item|point|block|team|generation|gen) $/iu;

/** Whether a single capital after `before` is a label ("Plan B."), not an initial. */
export function isLetterLabel(before: string): boolean {
  return LETTER_LABEL.test(before);
}

/** Names written with a mark that ends no sentence. */
const MARKED_NAMES =
  /(?:^|[\s("“'‘])(?:Yahoo|Jeopardy|E|Yum|Joomla|Wham|Panic|Which|Oklahoma|OK|Airplane|Guess)$/u;

export function isMarkedName(before: string): boolean {
  return MARKED_NAMES.test(before);
}
