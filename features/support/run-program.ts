import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChildOutcome, runChild } from './child';

const PROGRAMS = join(__dirname, 'programs');

/** Runs one of the small programs beside this file in a process of its own. */
export function runProgram(
  program: string,
  env: Readonly<Record<string, string>>,
  preload?: string,
): Promise<ChildOutcome> {
  const flags = preload === undefined ? {} : { NODE_OPTIONS: withPreload(preload) };
  return run(process.execPath, [join(PROGRAMS, program)], { ...flags, ...env });
}

/** The `NODE_OPTIONS` with which a process and its threads load one of these programs first; also what a measured process loads first. */
export function withPreload(preload: string): string {
  return `${process.env.NODE_OPTIONS ?? ''} --require "${join(PROGRAMS, preload)}"`.trim();
}

/** The same in a process with a limit, in the words of `ulimit`: how many files may be open, or how far one may grow (blocks of 512 bytes). */
export function runProgramWithLimit(
  program: string,
  env: Readonly<Record<string, string>>,
  limit: `-n ${number}` | `-S -f ${number}`,
): Promise<ChildOutcome> {
  const script = `ulimit ${limit}; exec "$0" "$1"`;
  return run('sh', ['-c', script, process.execPath, join(PROGRAMS, program)], env);
}

/** The same with a folder that is a small disk, which nobody else sees. It goes with the process. */
export function runProgramOnDisk(
  program: string,
  env: Readonly<Record<string, string>>,
  { folder, mebibytes }: { readonly folder: string; readonly mebibytes: number },
): Promise<ChildOutcome> {
  const script = `mount -t tmpfs -o size=${mebibytes}m none "$2" && exec "$0" "$1"`;
  return run('unshare', ['-rm', 'sh', '-c', script, process.execPath, join(PROGRAMS, program), folder], env);
}

/** Programs are told by their environment where to write. What one leaves in its working directory got there by mistake. */
async function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ChildOutcome> {
  const cwd = mkdtempSync(join(tmpdir(), 'program-'));
  try {
    const outcome = await runChild(command, args, { cwd, env: { ...process.env, ...env } });
    const left = readdirSync(cwd);
    if (left.length > 0) {
      throw new Error(`The program has left ${left.join(', ')} in its working directory.`);
    }
    return outcome;
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}
