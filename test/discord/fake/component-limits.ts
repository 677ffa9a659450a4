import { type Fields, list } from './json.ts';

/** Component types, docs.discord.com, components/reference. */
export const TYPES = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  textDisplay: 10,
  label: 18,
} as const;
const LINK_STYLE = 5;
const PREMIUM_STYLE = 6;
const MAX_ROWS = 5;
const MAX_V2_COMPONENTS = 40;
const MAX_V2_TEXT = 4_000;

/** Rules on a message's components that the API description does not state. */
export function componentProblems(components: readonly Fields[], isV2: boolean): string[] {
  const all = everyComponent(components, 'components');
  const problems = [...duplicateIds(all)];
  if (isV2) {
    const text = all.reduce((sum, { component }) => sum + lengthOf(component['content']), 0);
    if (all.length > MAX_V2_COMPONENTS) {
      problems.push(`components: ${all.length} components exceed ${MAX_V2_COMPONENTS}`);
    }
    if (text > MAX_V2_TEXT) {
      problems.push(`components: ${text} characters of text exceed ${MAX_V2_TEXT}`);
    }
  } else {
    if (components.length > MAX_ROWS) {
      problems.push(`components: must be ${MAX_ROWS} or fewer in length`);
    }
    for (const [index, { type }] of components.entries()) {
      if (type !== TYPES.row) {
        problems.push(`components.${index}.type: only rows without the flag for Components V2`);
      }
    }
  }
  for (const { component, path } of all) {
    if (component['type'] === TYPES.button) {
      problems.push(...buttonProblems(component).map((problem) => `${path}.${problem}`));
    } else if (component['type'] === TYPES.row) {
      problems.push(...rowProblems(component).map((problem) => `${path}.${problem}`));
    } else if (component['type'] === TYPES.stringSelect) {
      problems.push(...selectProblems(component).map((problem) => `${path}.${problem}`));
    }
  }
  return problems;
}

/** Each component with its path, the rows and containers around them as well. */
export function everyComponent(
  components: readonly Fields[],
  path: string,
): { component: Fields; path: string }[] {
  return components.flatMap((component, index) => {
    const at = `${path}.${index}`;
    const inner = component['components'];
    const single = component['component'] ?? component['accessory'];
    return [
      { component, path: at },
      ...everyComponent(list(inner), `${at}.components`),
      ...(typeof single === 'object' && single !== null
        ? everyComponent([single as Fields], `${at}.component`)
        : []),
    ];
  });
}

export function duplicateIds(all: readonly { component: Fields; path: string }[]): string[] {
  const seen = new Set<unknown>();
  return all.flatMap(({ component, path }) => {
    const id = component['custom_id'];
    if (id === undefined || id === null) {
      return [];
    }
    const isTwice = seen.has(id);
    seen.add(id);
    return isTwice ? [`${path}.custom_id: component custom id cannot be duplicated`] : [];
  });
}

function buttonProblems(button: Fields): string[] {
  const { style, custom_id: id, url, label, emoji, sku_id: sku } = button;
  const problems: string[] = [];
  if (style === LINK_STYLE ? !url || Boolean(id) : Boolean(url)) {
    problems.push('url: a link button needs a url and no custom_id, another button no url');
  }
  if (style === PREMIUM_STYLE ? !sku : style !== LINK_STYLE && !id) {
    problems.push('custom_id: a custom id is required');
  }
  if (style !== PREMIUM_STYLE && !emoji && lengthOf(label) === 0) {
    problems.push('label: a button must have a label or an emoji');
  }
  if (typeof url === 'string' && !/^(https?|discord):\/\//i.test(url)) {
    problems.push('url: scheme must be http, https or discord');
  }
  return problems;
}

function rowProblems(row: Fields): string[] {
  const inner = list(row['components']);
  const selects = inner.filter(({ type }) => type !== TYPES.button && type !== TYPES.textInput);
  return selects.length > 0 && inner.length > 1 ? ['components: a select menu fills its row'] : [];
}

function selectProblems(select: Fields): string[] {
  const options = list(select['options']);
  const least = Number(select['min_values'] ?? 1);
  const most = Number(select['max_values'] ?? 1);
  const problems: string[] = [];
  if (new Set(options.map(({ value }) => value)).size < options.length) {
    problems.push('options: the specified option value is already used');
  }
  if (least > most || most > options.length) {
    problems.push(`max_values: ${least} to ${most} of ${options.length} options cannot be chosen`);
  }
  if (options.filter((option) => option['default'] === true).length > most) {
    problems.push('options: more defaults than may be chosen');
  }
  return problems;
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length : 0;
}
