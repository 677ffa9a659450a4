import type { BaseInteraction } from 'discord.js';
import type { Editor } from '../../articles/overlay.ts';

/** Who does something, as the history names them. */
export function editorOf({ user }: Pick<BaseInteraction, 'user'>): Editor {
  return { name: user.username, discord: user.id };
}
