import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** How a program ended, and what it printed. */
export interface ProgramOutcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const PROGRAMS = join(__dirname, 'programs');

/** Runs one of the small programs beside this file in a process of its own. */
export function runProgram(
  program: string,
  env: Readonly<Record<string, string>>,
  preload?: string,
): Promise<ProgramOutcome> {
  const flags = preload === undefined ? {} : { NODE_OPTIONS: `--require "${join(PROGRAMS, preload)}"` };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(PROGRAMS, program)],
      { env: { ...process.env, ...flags, ...env } },
      (_error, stdout, stderr) => resolve({ exitCode: child.exitCode, stdout, stderr }),
    );
  });
}
