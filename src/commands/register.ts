import type { Command } from 'commander';
import { type CommonOptions, createCommand, type ExitCode, type Run, type Session } from './command.ts';

export function registerCommand(run: Run): Command {
  return createCommand('register', 'tell Discord the bot’s commands, as far as they differ').action(
    (options: CommonOptions) => run(options, register),
  );
}

async function register({ app: { config }, terminal: { out } }: Session): Promise<ExitCode> {
  const { registerOnce } = await import('../discord/register-once.ts');
  const { changes, place, invite } = await registerOnce(config);
  out.line(`Commands ${place}: ${changes}.`);
  out.line(`Invite the bot with ${invite}`);
  return 0;
}
