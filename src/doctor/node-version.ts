import { type Finding, ok, problem } from './finding.ts';

/** As package.json's `engines` has it. */
const OLDEST = { major: 20, minor: 19 };

/** @param version such as "20.19.0" */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isSupported = major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
  return isSupported
    ? ok('node', `Node ${version}`)
    : problem(
        'node',
        `Node ${version} is too old.`,
        `Install Node ${OLDEST.major}.${OLDEST.minor} or newer, then run \`npm ci\` again.`,
      );
}
