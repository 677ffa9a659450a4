import type { APIModalInteractionResponseCallbackData, ModalSubmitInteraction } from 'discord.js';
import { createHash } from 'node:crypto';
import { DETAIL_FIELDS } from '../../articles/given.ts';
import type { TypedDetails } from '../../editing/details.ts';
import type { SourceDetails } from '../../domain.ts';
import type { Strings } from '../../strings/english.ts';
import { type EditingAction, writeCustomId } from '../messages/custom-id.ts';
import { LIMITS } from '../messages/limits.ts';
import { cutText, plainText } from '../messages/plain.ts';
import { lineField } from './line-field.ts';

type Details = Omit<SourceDetails, 'id'>;

/** Hexadecimal digits that stand for what a field held when the form was opened. */
const DIGEST_CHARS = 6;

/** A form with a source's details, as they are now. */
export function detailsForm(
  action: EditingAction,
  details: Details,
  strings: Strings,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeCustomId(action),
    title: cutText(strings.editing.detailsFormTitle, LIMITS.modalTitle),
    components: DETAIL_FIELDS.map((field) => lineField(field, strings, shownDetail(details[field]))),
  };
}

/**
 * What somebody typed into the form, without the fields that they left as they were: these may have been
 * changed by somebody else meanwhile.
 *
 * @param digests of the details that the form was opened with
 */
export function typedInForm({ fields }: ModalSubmitInteraction, digests: string): TypedDetails {
  return Object.fromEntries(
    DETAIL_FIELDS.map((field, index) => ({
      field,
      value: fields.getTextInputValue(field),
      before: digests.slice(index * DIGEST_CHARS, (index + 1) * DIGEST_CHARS),
    }))
      .filter(({ value, before }) => digestOf(value) !== before)
      .map(({ field, value }) => [field, value]),
  );
}

/** For `typedInForm`: short, as it has to stand in the form's name. */
export function digestsOf(details: Details): string {
  return DETAIL_FIELDS.map((field) => digestOf(shownDetail(details[field]))).join('');
}

function shownDetail(value: string | null): string {
  return plainText(value ?? '', LIMITS.textInputValue);
}

function digestOf(value: string): string {
  return createHash('sha256').update(value.trim()).digest('hex').slice(0, DIGEST_CHARS);
}
