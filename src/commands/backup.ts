import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import { backUp, restore } from '../operations/backup.ts';
import { printable } from '../console/printable.ts';
import { type CommonOptions, createCommand, type Run } from './command.ts';

export function backupCommand(run: Run): Command {
  return createCommand('backup', 'copy the index and the bot’s state to a folder, while both are in use')
    .argument('<folder>', 'a new or empty folder')
    .action((folder: string, options: CommonOptions) =>
      run(options, async ({ app, terminal: { out } }) => {
        refuseDatabase(app.config);
        const target = resolve(folder);
        const names = await backUp(app.config.embeddingsDirectory, target);
        out.line(`${printable(target)} holds ${names.join(', ')}.`);
        return 0;
      }),
    );
}

export function restoreCommand(run: Run): Command {
  return createCommand(
    'restore',
    'put a backup in place of the index and the bot’s state; stop the bot first',
  )
    .argument('<folder>', 'a folder that `backup` has written')
    .action((folder: string, options: CommonOptions) =>
      run(options, async ({ app, terminal: { out } }) => {
        refuseDatabase(app.config);
        const kept = await restore(resolve(folder), app.config.embeddingsDirectory, new Date());
        out.line(`Restored ${printable(resolve(folder))}.`);
        if (kept !== null)
          out.line(`What was there is in ${printable(kept)}; delete it when you do not need it.`);
        return 0;
      }),
    );
}

/** What lies in the folder then is from another time. */
function refuseDatabase({ database }: Config): void {
  if (database === null) return;
  throw new UsageError(
    'The index and the bot’s state are in the database of DATABASE_URL, not in a folder.',
    'Use pg_dump and pg_restore, and keep state.key from the embeddings folder apart from the dump; --embeddings names a folder all the same.',
  );
}
