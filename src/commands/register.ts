import type { Command } from 'commander';
import { type CommonOptions, createCommand, type ExitCode, type Run, type Session } from './command.ts';

interface RegisterOptions extends CommonOptions {
  readonly clear?: boolean;
}

export function registerCommand(run: Run): Command {
  return createCommand('register', 'tell Discord the bot’s commands, as far as they differ')
    .option('--clear', 'remove those that were registered elsewhere before DISCORD_GUILD_ID was changed')
    .action((options: RegisterOptions) => run(options, (session) => register(session, options)));
}

async function register(
  { app: { config }, terminal: { out } }: Session,
  options: RegisterOptions,
): Promise<ExitCode> {
  const { registerOnce } = await import('../discord/registration/register-once.ts');
  const { changes, place, elsewhere, invite } = await registerOnce(config, options);
  out.line(`Commands ${place}: ${changes}.`);
  for (const line of elsewhere) out.line(line);
  out.line(`Invite the bot with ${invite}`);
  return 0;
}
