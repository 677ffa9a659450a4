import { spawn } from 'node:child_process';

/** Runs one of the benchmark's own programs and returns the JSON it prints; what it reports goes to standard error. */
export function runChild(program, ...words) {
  const child = spawn(process.execPath, [`bench/${program}.mjs`, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: '' },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('close', (code) =>
      code === 0
        ? resolve(JSON.parse(output))
        : reject(new Error(`${program} ${words.join(' ')}: exit code ${code}`)),
    );
  });
}
