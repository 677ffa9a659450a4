import { NotPossible } from './command-input.ts';
import { everyComponent } from './component-limits.ts';
import { type Fields, list, text } from './json.ts';
import type { StoredMessage } from './world.ts';

const SELECTS = new Set<unknown>([3, 5, 6, 7, 8]);

/** All buttons of a message, in order. */
export function buttonsOf(message: StoredMessage): Fields[] {
  return ofMessage(message).filter(({ type }) => type === 2);
}

/** What stands on a message's buttons. */
export function labels(message: StoredMessage): string[] {
  return buttonsOf(message).map(({ label }) => String(label));
}

function selectsOf(message: StoredMessage): Fields[] {
  return ofMessage(message).filter(({ type }) => SELECTS.has(type));
}

/** The button with this label or custom_id that can be pressed. */
export function buttonIn(message: StoredMessage, which: string): Fields {
  const buttons = buttonsOf(message);
  const button = buttons.find(({ label, custom_id: id }) => label === which || id === which);
  if (button === undefined) {
    const names = buttons.map(({ label, custom_id: id }) => `"${text(label ?? id)}"`).join(', ');
    throw new NotPossible(`The message has no button "${which}", only: ${names || 'none'}`);
  }
  if (button['disabled'] === true || typeof button['custom_id'] !== 'string') {
    throw new NotPossible(`The button "${which}" is disabled or a link`);
  }
  return button;
}

/** The message's select menu, by its custom_id or the first; the values must be offered. */
export function selectIn(message: StoredMessage, values: readonly string[], which?: string): Fields {
  const select = selectsOf(message).find(({ custom_id: id }) => which === undefined || id === which);
  if (select === undefined || select['disabled'] === true) {
    throw new NotPossible(`The message has no select menu ${which ?? ''} that can be used`);
  }
  const offered = (select['options'] ?? []) as { value: string }[];
  const strange = values.filter((value) => !offered.some((option) => option.value === value));
  if (select['type'] === 3 && strange.length > 0) {
    throw new NotPossible(
      `Not offered: ${strange.join(', ')}; offered: ${offered.map(({ value }) => value).join(', ')}`,
    );
  }
  return select;
}

function ofMessage(message: StoredMessage): Fields[] {
  return everyComponent(list(message.components), '').map(({ component }) => component);
}
