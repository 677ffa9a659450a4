/**
 * What Discord accepts. Lengths are counted here in UTF-16 code units, which is never fewer than
 * Discord counts. Each figure has its page under https://docs.discord.com/developers/.
 */
export const LIMITS = {
  /** resources/message#create-message (the API description's 4,000 holds for other things). */
  messageContent: 2_000,
  /** resources/message#embed-object-embed-limits, all of this group. */
  embedTitle: 256,
  embedDescription: 4_096,
  embedFields: 25,
  embedFieldName: 256,
  embedFieldValue: 1_024,
  embedFooter: 2_048,
  embedAuthor: 256,
  /** Titles, descriptions, fields, footers and authors of all embeds of one message together. */
  embedsTotal: 6_000,
  /** resources/message#create-message */
  embeds: 10,
  /** resources/message#embed-object: what the API description allows for an address. */
  url: 2_048,
  /** components/reference#action-row */
  rows: 5,
  buttonsPerRow: 5,
  /** components/reference#button */
  buttonLabel: 80,
  /** components/reference#anatomy-of-a-component */
  customId: 100,
  /** components/reference#string-select, all of this group. */
  selectOptions: 25,
  selectPlaceholder: 150,
  optionLabel: 100,
  optionValue: 100,
  optionDescription: 100,
  /** interactions/receiving-and-responding#interaction-response-object-modal */
  modalTitle: 45,
  modalComponents: 5,
  /** components/reference#label */
  modalLabel: 45,
  modalDescription: 100,
  /** components/reference#text-input */
  textInputPlaceholder: 100,
  textInputValue: 4_000,
  /** interactions/application-commands#application-command-object, all of this group. */
  commands: 100,
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  commandTotal: 8_000,
  /** interactions/application-commands#application-command-object-application-command-option-choice-structure */
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  /** resources/message#create-message */
  nonce: 25,
} as const;

interface SizedEmbed {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly footer?: { readonly text: string } | undefined;
  readonly author?: { readonly name: string } | undefined;
  readonly fields?: readonly { readonly name: string; readonly value: string }[] | undefined;
}

/** What an embed adds to `embedsTotal`. */
export function embedSize({ title, description, footer, author, fields = [] }: SizedEmbed): number {
  const texts = [title, description, footer?.text, author?.name];
  return (
    texts.reduce((sum, text) => sum + (text?.length ?? 0), 0) +
    fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0)
  );
}
