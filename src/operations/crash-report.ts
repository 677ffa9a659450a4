import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../files/private-modes.ts';

const NAME = /^crash-[\dTZ-]+\.txt$/u;
const SECRET_NAME = /TOKEN|SECRET|PASSWORD|KEY|DSN|CREDENTIAL/iu;
const PASSWORD_IN_URL = /(\w:\/\/[^:/@\s]*:)[^@/\s]+@/gu;
/** Shorter values occur in ordinary text. */
const LEAST_SECRET_CHARS = 6;

/** What is known of a crash. */
export interface Crash {
  readonly error: unknown;
  readonly at: Date;
  readonly version: string;
  readonly upSeconds: number;
}

/** @param secrets what must not be in it, wherever it came from */
export function crashReport({ error, at, version, upSeconds }: Crash, secrets: readonly string[]): string {
  const { heapUsed, rss } = process.memoryUsage();
  const text = [
    `Verbatim ${version} has crashed.`,
    '',
    `When:   ${at.toISOString()}, ${Math.round(upSeconds)} s after its start`,
    `Where:  Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    `Memory: ${mib(rss)}, of which ${mib(heapUsed)} are JavaScript's`,
    '',
    ...causesOf(error),
    '',
    'Neither the token nor any question or article is meant to be in this file; look through it before you',
    'pass it on. `npm run -s verbatim -- doctor` names it until it is deleted.',
    '',
  ].join('\n');
  return withoutSecrets(text, secrets);
}

/** Hides secrets, and passwords in addresses. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .reduce((hidden, secret) => hidden.replaceAll(secret, '[secret]'), text)
    .replace(PASSWORD_IN_URL, '$1[secret]@');
}

/** The values of variables whose names say that they are secret. */
export function secretsOf(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(environment).flatMap(([name, value = '']) =>
    SECRET_NAME.test(name) && value.trim().length >= LEAST_SECRET_CHARS ? value.trim() : [],
  );
}

/** Leaves one report in the folder: the latest. Returns its path. */
export function writeCrashReport(directory: string, at: Date, report: string): string {
  mkdirSync(directory, { recursive: true, mode: PRIVATE_FOLDER });
  for (const name of crashReports(directory)) rmSync(join(directory, name), { force: true });
  const path = join(directory, `crash-${at.toISOString().replaceAll(/[:.]/gu, '-')}.txt`);
  writeFileSync(path, report, { mode: PRIVATE_FILE });
  return path;
}

/** The names of reports in a folder; none where there is no such folder. */
export function crashReports(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory).filter((name) => NAME.test(name));
}

const mib = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MiB`;

function causesOf(error: unknown): string[] {
  const lines: string[] = [];
  let cause: unknown = error;
  for (let depth = 0; depth < 5 && cause !== undefined; depth += 1) {
    const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
    lines.push(depth === 0 ? text : `caused by ${text}`);
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return lines;
}
