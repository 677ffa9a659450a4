import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crashReports } from '../operations/crash-report.ts';
import { type Finding, warning } from './finding.ts';

const OTHERS = 0o077;
/** What the index and the state consist of; people may keep other files beside them. */
const OWN_FILES = /\.(?:db|key|hnsw)$/u;

/** Whether others on this machine can read the token, or articles and what people asked. */
export async function checkPrivacy(embeddings: string, dotenv: string): Promise<Finding[]> {
  if (process.platform === 'win32') return [];
  const names = await readdir(embeddings).catch(() => []);
  const files = names.filter((name) => OWN_FILES.test(name)).map((name) => join(embeddings, name));
  const open = [];
  for (const file of files) if (await isOpenToOthers(file)) open.push(file);
  return [
    ...((await isOpenToOthers(dotenv))
      ? [
          warning(
            'configuration',
            `${dotenv}, which may hold the token, can be read by others.`,
            `Run \`chmod 600 ${dotenv}\`.`,
          ),
        ]
      : []),
    ...(open.length > 0
      ? [warning('embeddings', `Others can read ${open.join(', ')}.`, `Run \`chmod 600 ${open.join(' ')}\`.`)]
      : []),
  ];
}

/** Whether a crash has left a report. */
export function checkCrashes(embeddings: string): Finding[] {
  const [name] = crashReports(embeddings);
  if (name === undefined) return [];
  const path = join(embeddings, name);
  return [
    warning(
      'crash',
      `Verbatim has crashed; ${path} says where.`,
      'Report it if it cannot be explained, then delete the file.',
    ),
  ];
}

async function isOpenToOthers(file: string): Promise<boolean> {
  const mode = await stat(file).then(
    (found) => found.mode,
    () => 0,
  );
  return (mode & OTHERS) !== 0;
}
