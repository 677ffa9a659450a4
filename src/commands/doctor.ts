import type { Command } from 'commander';
import { wrapLines } from '../console/layout.ts';
import { printable } from '../console/printable.ts';
import type { Terminal, Writer } from '../console/terminal.ts';
import { checkNode } from '../doctor/node-version.ts';
import { type Finding, ok, problem } from '../doctor/finding.ts';
import { ConfigError } from '../errors.ts';
import { type CommonOptions, createCommand, type ExitCode, type Run, writeJson } from './command.ts';

interface DoctorOptions extends CommonOptions {
  readonly json?: boolean;
}

/** @param runBroken what to do when the configuration itself cannot be used */
export function doctorCommand(run: Run, terminal: Terminal, setExitCode: (code: ExitCode) => void): Command {
  return createCommand('doctor', 'check everything that an answer depends on, and say how to fix it')
    .option('--json', 'print the findings as JSON')
    .action(async (options: DoctorOptions) => {
      try {
        await run(options, async ({ app }) => {
          const findings = [ok('configuration', 'Every setting can be used'), ...(await app.doctor())];
          return showFindings(findings, terminal, options);
        });
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        const findings = error.problems.map(({ variable, problem: what }) =>
          problem('configuration', `${variable} ${what}.`, error.remedy),
        );
        setExitCode(showFindings([checkNode(process.versions.node), ...findings], terminal, options));
      }
    });
}

function showFindings(
  findings: readonly Finding[],
  terminal: Terminal,
  { json = false }: DoctorOptions,
): ExitCode {
  if (json) writeJson(terminal, findings);
  else
    for (const line of findings.flatMap((finding) => findingLines(finding, terminal.out)))
      terminal.out.line(line);
  return findings.some(({ state }) => state === 'problem') ? 1 : 0;
}

function findingLines({ check, state, message, remedy }: Finding, { paint, columns }: Writer): string[] {
  const signs = { ok: paint.green('✓'), warning: paint.yellow('!'), problem: paint.red('✗') };
  const width = columns();
  const [first = '', ...rest] = wrapLines(`${paint.dim(check)} ${printable(message)}`, width, '  ');
  return [
    `${signs[state]} ${first.slice(2)}`,
    ...rest,
    ...(remedy === null ? [] : wrapLines(printable(remedy), width, '    → ')),
  ];
}
