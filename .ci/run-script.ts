import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NOT_CHECKED } from './checked';
import type { Red } from './scenario-summary';

/** The result of a script. */
export interface ScriptRun {
  readonly isGreen: boolean;
  /** What to report at the end; empty if it is green. */
  readonly red: readonly Red[];
  /** What it could not check, and why. Such a script is green, but must not count as a success. */
  readonly notChecked?: readonly string[];
}

/** The options for a script. */
export interface ScriptOptions {
  /** Whether its output is shown immediately. Otherwise it is shown at the end, and only if the script is red. */
  readonly isShown?: boolean;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Whether it runs with a lower priority, so that it does not slow down others. */
  readonly isPatient?: boolean;
}

/** A lower priority, with about a third of the normal CPU weight, so that it also progresses on a busy machine. Not on Windows. */
const PATIENTLY = process.platform === 'win32' ? [] : ['nice', '-n', '5', 'sh', '-c'];
const BUILD_FIRST = /^npm run --silent build && /;

/** Runs a script of package.json without its build step. Prints how it ended and how long it took. */
export async function runScript(script: string, options: ScriptOptions = {}): Promise<ScriptRun> {
  const startedAt = performance.now();
  const { exitCode, output } = await runCommand(commandOf(script, options.args ?? []), options);
  const run = judgeScript(script, exitCode, output);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const sign = run.notChecked?.length ? '?' : '✔';
  print(`\n${run.isGreen ? sign : `${output}✖`} ${script} (${seconds} s)`);
  return run;
}

/** The result of a script with this exit code and output. */
export function judgeScript(script: string, exitCode: number | null, output: string): ScriptRun {
  if (exitCode !== 0) {
    return redScript(script, exitCode, output);
  }
  const notChecked = output.split('\n').filter((line) => line.startsWith(NOT_CHECKED));
  return { isGreen: true, red: [], notChecked };
}

/** The result of a red script: the first line of its output. */
export function redScript(script: string, exitCode: number | null, output: string): ScriptRun {
  const said = output.split('\n').find((line) => line.trim() !== '') ?? `It ended with ${exitCode}.`;
  return { isGreen: false, red: [{ place: `npm run ${script}`, name: '', errors: [said.trim()] }] };
}

/** Prints a whole line at once, because other scripts may print their progress. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The command of a script in package.json, without its build step. */
export function commandOf(script: string, args: readonly string[]): string {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const command: unknown = scripts[script];
  if (typeof command !== 'string') {
    throw new Error(`package.json has no script "${script}".`);
  }
  return [command.replace(BUILD_FIRST, ''), ...args.map((arg) => JSON.stringify(arg))].join(' ');
}

/** Runs a command like `npm run`, but without the start-up time of npm. */
function runCommand(
  command: string,
  { isShown = false, env = {}, isPatient = false }: ScriptOptions,
): Promise<{ exitCode: number | null; output: string }> {
  const stdio = isShown ? 'inherit' : 'pipe';
  const programs = path.resolve('node_modules/.bin');
  const [program = command, ...words] = isPatient ? [...PATIENTLY, command] : [];
  const child = spawn(program, words, {
    shell: words.length === 0,
    stdio: ['ignore', stdio, stdio],
    env: { ...process.env, ...env, PATH: `${programs}${path.delimiter}${process.env.PATH}` },
  });
  const output: Buffer[] = [];
  child.stdout?.on('data', (chunk) => output.push(chunk));
  child.stderr?.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, output: Buffer.concat(output).toString() }));
  });
}
