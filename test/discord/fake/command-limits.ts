import { choicesProblems } from './form-limits.ts';
import { type Fields, fields, list, text } from './json.ts';

/** docs.discord.com, interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const SUBCOMMAND = 1;
const GROUP = 2;
const STRING = 3;
const CHOOSABLE = new Set<unknown>([STRING, 4, 10]);
const MAX_TOTAL = 8_000;
/** How many commands an application may have, by their type: slash, on users, on messages. */
const MAX_OF_TYPE: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };

/** docs.discord.com, reference#locales */
const LOCALES = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);

/** Rules over all commands that are set at once. */
export function commandListProblems(commands: readonly Fields[]): string[] {
  const seen = new Set<string>();
  const counts = new Map<number, number>();
  const problems = commands.flatMap((command, index) => {
    const type = Number(command['type'] ?? 1);
    const key = `${type} ${text(command['name'])}`;
    const isTwice = seen.has(key);
    seen.add(key);
    counts.set(type, (counts.get(type) ?? 0) + 1);
    return [
      ...commandProblems(command).map((problem) => `${index}.${problem}`),
      ...(isTwice ? [`${index}.name: application command names must be unique`] : []),
    ];
  });
  for (const [type, count] of counts) {
    const most = MAX_OF_TYPE[type] ?? 1;
    if (count > most) {
      problems.push(`: maximum number of application commands reached (${count} of ${most})`);
    }
  }
  return problems;
}

/** Rules on one command that the API description does not state. */
export function commandProblems(command: Fields, { isPartial = false } = {}): string[] {
  const isSlash = Number(command['type'] ?? 1) === 1;
  const problems = isPartial && command['name'] === undefined ? [] : nameProblems(command, isSlash);
  const description = command['description'];
  if (isSlash && !isPartial && (typeof description !== 'string' || description === '')) {
    problems.push('description: this field is required');
  }
  if (!isSlash && ((description ?? '') !== '' || list(command['options']).length > 0)) {
    problems.push('description: context menu commands have neither description nor options');
  }
  problems.push(...optionProblems(list(command['options']), 'options', 0));
  const total = size(command);
  if (total > MAX_TOTAL) {
    problems.push(`: ${total} characters in names, descriptions and values exceed ${MAX_TOTAL}`);
  }
  return problems;
}

function nameProblems(named: Fields, isSlash: boolean): string[] {
  const translated = Object.entries(fields(named['name_localizations']));
  const names: [string, unknown][] = [
    ['name', named['name']],
    ...translated.map(([locale, name]): [string, unknown] => [`name_localizations.${locale}`, name]),
  ];
  const problems = names.flatMap(([path, name]) => {
    if (typeof name !== 'string' || name === '') {
      return [`${path}: this field is required`];
    }
    const isFine = isSlash ? NAME.test(name) && name === name.toLowerCase() : name.trim() === name;
    return isFine ? [] : [`${path}: application command name is invalid: ${name}`];
  });
  const locales = [...translated, ...Object.entries(fields(named['description_localizations']))];
  return [
    ...problems,
    ...locales.flatMap(([locale]) =>
      LOCALES.has(locale) ? [] : [`name_localizations: unknown locale ${locale}`],
    ),
  ];
}

function optionProblems(options: readonly Fields[], path: string, depth: number): string[] {
  const problems: string[] = [];
  const names = options.map(({ name }) => name);
  const nesting = options.filter(({ type }) => type === SUBCOMMAND || type === GROUP);
  let hasOptional = false;
  if (new Set(names).size < names.length) {
    problems.push(`${path}: option names must be unique`);
  }
  if (nesting.length > 0 && (nesting.length < options.length || depth > 1)) {
    problems.push(`${path}: sub-commands cannot be mixed with options, nor go deeper`);
  }
  for (const [index, option] of options.entries()) {
    const at = `${path}.${index}`;
    const isNesting = nesting.includes(option);
    problems.push(...nameProblems(option, true).map((problem) => `${at}.${problem}`));
    if (typeof option['description'] !== 'string' || option['description'] === '') {
      problems.push(`${at}.description: this field is required`);
    }
    if (option['required'] === true && hasOptional) {
      problems.push(`${at}.required: required options must be placed before non-required options`);
    }
    hasOptional ||= !isNesting && option['required'] !== true;
    problems.push(...choicesProblems(option).map((problem) => `${at}.${problem}`));
    const hasChoices = list(option['choices']).length > 0;
    if ((hasChoices || option['autocomplete'] === true) && !CHOOSABLE.has(option['type'])) {
      problems.push(`${at}.choices: only strings and numbers can be chosen`);
    }
    if (hasChoices && option['autocomplete'] === true) {
      problems.push(`${at}.autocomplete: not together with choices`);
    }
    problems.push(...optionProblems(list(option['options']), `${at}.options`, depth + 1));
  }
  return problems;
}

/** Names, descriptions and values, of each translated text the longest form. */
function size(command: Fields): number {
  return (
    longest(command['name'], command['name_localizations']) +
    longest(command['description'], command['description_localizations']) +
    list(command['choices']).reduce(
      (sum, choice) =>
        sum + longest(choice['name'], choice['name_localizations']) + text(choice['value']).length,
      0,
    ) +
    list(command['options']).reduce((sum, option) => sum + size(option), 0)
  );
}

function longest(original: unknown, translations: unknown): number {
  return Math.max(...[original, ...Object.values(fields(translations))].map((one) => text(one).length));
}
