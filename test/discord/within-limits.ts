import { ComponentType } from 'discord.js';
import type { BotMessage } from '../../src/discord/messages/bot-message.ts';
import { checkPayload } from './fake/check-payload.ts';
import { embedSize, LIMITS } from '../../src/discord/messages/limits.ts';

/** Why Discord would not take the message as it is, or whom it could ping: nothing, if all is well. */
export function problemsOf(message: BotMessage): string[] {
  const problems: string[] = [];
  const most = (what: string, value: number, limit: number): void => {
    if (value > limit) problems.push(`${what}: ${value} of ${limit}`);
  };
  most('content', message.content.length, LIMITS.messageContent);
  most('embeds', message.embeds.length, LIMITS.embeds);
  most(
    'all embeds',
    message.embeds.reduce((sum, embed) => sum + embedSize(embed), 0),
    LIMITS.embedsTotal,
  );
  for (const embed of message.embeds) {
    most('title', embed.title?.length ?? 0, LIMITS.embedTitle);
    most('description', embed.description?.length ?? 0, LIMITS.embedDescription);
    most('footer', embed.footer?.text.length ?? 0, LIMITS.embedFooter);
    most('author', embed.author?.name.length ?? 0, LIMITS.embedAuthor);
    most('url', embed.url?.length ?? 0, LIMITS.url);
    most('fields', embed.fields?.length ?? 0, LIMITS.embedFields);
    for (const { name, value } of embed.fields ?? []) {
      most('field name', name.length, LIMITS.embedFieldName);
      most('field value', value.length, LIMITS.embedFieldValue);
      if (name.trim() === '' || value.trim() === '') problems.push('an empty field');
    }
  }
  most('rows', message.components.length, LIMITS.rows);
  const ids: string[] = [];
  for (const { components } of message.components) {
    if (components.length === 0) problems.push('an empty row');
    most('buttons', components.length, LIMITS.buttonsPerRow);
    for (const component of components) {
      if ('custom_id' in component) ids.push(component.custom_id);
      if (component.type === ComponentType.StringSelect) {
        most('options', component.options.length, LIMITS.selectOptions);
        for (const { label, value, description } of component.options) {
          most('option label', label.length, LIMITS.optionLabel);
          most('option value', value.length, LIMITS.optionValue);
          most('option description', description?.length ?? 0, LIMITS.optionDescription);
          if (label === '' || value === '' || description === '') problems.push('an empty option');
        }
      }
      if (component.type === ComponentType.Button && 'label' in component)
        most('label', component.label?.length ?? 0, LIMITS.buttonLabel);
    }
  }
  for (const id of ids) most('custom_id', id.length, LIMITS.customId);
  if (new Set(ids).size < ids.length) problems.push('one custom_id twice');
  if (message.content === '' && message.embeds.length === 0) problems.push('an empty message');
  // Half of a surrogate pair, or NUL, as JSON writes them.
  if (/[^\\](?:\\\\)*\\u(?:d[89a-f]|0000)/i.test(JSON.stringify(message))) problems.push('not sendable');
  const { content, embeds, components, allowedMentions } = message;
  const body = { content, embeds, components, allowed_mentions: allowedMentions };
  problems.push(...checkPayload('POST', '/channels/1/messages', body));
  if (JSON.stringify(allowedMentions) !== '{"parse":[]}') problems.push('may ping');
  return problems;
}
