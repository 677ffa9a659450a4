import ask from './ask.ts';
import check from './check.ts';
import type { MessageCommand, SlashCommand } from './command.ts';
import gaps from './gaps.ts';
import golden from './golden.ts';
import help from './help.ts';
import privacy from './privacy.ts';
import reindex from './reindex.ts';
import rollback from './rollback.ts';
import source from './source.ts';
import sources from './sources.ts';
import status from './status.ts';

export const SLASH_COMMANDS: readonly SlashCommand[] = [
  ask,
  sources,
  source,
  status,
  help,
  privacy,
  gaps,
  golden,
  reindex,
  rollback,
];
export const MESSAGE_COMMANDS: readonly MessageCommand[] = [check];
