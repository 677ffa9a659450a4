import { crashReport, withoutSecrets, writeCrashReport } from './crash-report.ts';
import { ownVersion } from './own-version.ts';

export interface CrashGuardOptions {
  /** Where the report is left. */
  readonly directory: string;
  /** What must not be in the report. */
  readonly secrets: readonly string[];
  readonly tell: (line: string) => void;
}

/**
 * Leaves a report when the process ends by an exception that nobody caught, and ends it with 1. A promise
 * that was rejected unheard leaves one as well, but ends nothing: the state of the process is sound, and
 * people's questions go on.
 */
export function guardAgainstCrashes(options: CrashGuardOptions): void {
  process.on('uncaughtException', (error) => {
    report(error, options);
    process.exit(1);
  });
  process.on('unhandledRejection', (error) => report(error, options));
}

function report(error: unknown, { directory, secrets, tell }: CrashGuardOptions): void {
  const at = new Date();
  const message = error instanceof Error ? error.message : String(error);
  try {
    const text = crashReport({ error, at, version: ownVersion(), upSeconds: process.uptime() }, secrets);
    const path = writeCrashReport(directory, at, text);
    tell(`error A fault in Verbatim: ${withoutSecrets(message, secrets)}. The report is in ${path}.`);
  } catch {
    tell(
      `error A fault in Verbatim, of which no report could be written: ${withoutSecrets(message, secrets)}`,
    );
  }
}
