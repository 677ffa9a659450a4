import { ComponentType, TextInputStyle } from 'discord.js';
import { MAX_DETAIL_CHARS } from '../../editing/details.ts';
import type { Strings } from '../../strings/english.ts';

/** A field of a form for a detail of a source, which may stay empty, with what is there. */
export function lineField(field: keyof typeof MAX_DETAIL_CHARS, { editing }: Strings, value = '') {
  return {
    type: ComponentType.Label,
    label: editing[field],
    component: {
      type: ComponentType.TextInput,
      custom_id: field,
      style: TextInputStyle.Short,
      required: false,
      max_length: Math.max(MAX_DETAIL_CHARS[field], value.length),
      ...(value === '' ? {} : { value }),
    },
  } as const;
}
