import { NotPossible } from './command-input.ts';
import { everyComponent } from './component-limits.ts';
import { type Fields, fields, list, text } from './json.ts';

/** A modal's components as they come back, with each text input's value by its custom_id. */
export function filledModal(components: unknown, values: Readonly<Record<string, string>>): unknown[] {
  const inputs = everyComponent(list(components), '').map(({ component }) => component);
  const strange = Object.keys(values).filter((id) => !inputs.some((input) => input['custom_id'] === id));
  if (strange.length > 0) {
    throw new NotPossible(`The modal has no input ${strange.join(', ')}`);
  }
  const answer = (input: Fields): unknown => ({
    type: input['type'],
    id: 1,
    custom_id: input['custom_id'],
    value: values[text(input['custom_id'])] ?? input['value'] ?? '',
  });
  return list(components).map((outer) =>
    'component' in outer
      ? { type: outer['type'], id: 1, component: answer(fields(outer['component'])) }
      : { type: outer['type'], id: 1, components: list(outer['components']).map(answer) },
  );
}
