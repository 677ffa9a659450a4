import { duplicateIds, everyComponent, TYPES } from './component-limits.ts';
import { type Fields, list } from './json.ts';

const MAX_MODAL_COMPONENTS = 5;
const MAX_CHOICES = 25;
const MAX_CHOICE = 100;

/** Rules on a modal that the API description does not state. */
export function modalProblems(modal: Fields): string[] {
  const components = list(modal['components']);
  const all = everyComponent(components, 'components');
  const problems = duplicateIds(all);
  if (components.length > MAX_MODAL_COMPONENTS) {
    problems.push(`components: must be between 1 and ${MAX_MODAL_COMPONENTS} in length`);
  }
  for (const { component, path } of all.filter(({ component: { type } }) => type === TYPES.textInput)) {
    const least = Number(component['min_length'] ?? 0);
    const most = Number(component['max_length'] ?? 4_000);
    const value = typeof component['value'] === 'string' ? component['value'] : undefined;
    const isInRow = !path.endsWith('.component.0');
    if (least > most) {
      problems.push(`${path}.min_length: larger than max_length`);
    }
    if (value !== undefined && value !== '' && (value.length < least || value.length > most)) {
      problems.push(`${path}.value: ${value.length} characters, not ${least} to ${most}`);
    }
    if (isInRow === (component['label'] === undefined || component['label'] === null)) {
      problems.push(`${path}.label: needed in a row, not allowed within a label`);
    }
  }
  return problems;
}

/** Choices offered while someone types, or fixed ones of a command's option. */
export function choicesProblems(body: Fields): string[] {
  const choices = list(body['choices']);
  const problems: string[] = [];
  if (choices.length > MAX_CHOICES) {
    problems.push(`choices: must be ${MAX_CHOICES} or fewer in length`);
  }
  for (const [index, { name, value }] of choices.entries()) {
    if (typeof name !== 'string' || name.trim() === '' || name.length > MAX_CHOICE) {
      problems.push(`choices.${index}.name: must be between 1 and ${MAX_CHOICE} in length`);
    }
    if (typeof value === 'string' ? value.length > MAX_CHOICE || value === '' : typeof value !== 'number') {
      problems.push(`choices.${index}.value: must be a number or 1 to ${MAX_CHOICE} characters`);
    }
  }
  return problems;
}
