import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NOT_CHECKED } from './checked';
import type { Red } from './scenario-summary';

/** How a script ended. */
export interface ScriptRun {
  readonly isGreen: boolean;
  /** What is to be said of it in the end; nothing if it is green. */
  readonly red: readonly Red[];
  /** What it could not look into, and why. Then it is green, and nobody may count it as a success. */
  readonly notChecked?: readonly string[];
}

/** How a script is run. */
export interface ScriptOptions {
  /** Whether its output is shown as it comes. Otherwise it is shown when it has ended, if it is red. */
  readonly isShown?: boolean;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Whether it takes the time that others leave, and a share of theirs that is small enough not to hold them up. */
  readonly isPatient?: boolean;
}

/** A third of the weight of the others, so that it gets on beside busy programs, too. Windows knows no such command. */
const PATIENTLY = process.platform === 'win32' ? [] : ['nice', '-n', '5', 'sh', '-c'];
const BUILD_FIRST = /^npm run --silent build && /;

/** Runs a script of package.json, on what was built before, and tells how it ended and how long it took. */
export async function runScript(script: string, options: ScriptOptions = {}): Promise<ScriptRun> {
  const startedAt = performance.now();
  const { exitCode, output } = await runCommand(commandOf(script, options.args ?? []), options);
  const run = judgeScript(script, exitCode, output);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const sign = run.notChecked?.length ? '?' : '✔';
  print(`\n${run.isGreen ? sign : `${output}✖`} ${script} (${seconds} s)`);
  return run;
}

/** What has become of a script that ended with this code, and has printed this. */
export function judgeScript(script: string, exitCode: number | null, output: string): ScriptRun {
  if (exitCode !== 0) {
    return redScript(script, exitCode, output);
  }
  const notChecked = output.split('\n').filter((line) => line.startsWith(NOT_CHECKED));
  return { isGreen: true, red: [], notChecked };
}

/** What is to be said of a script that is red: the first words that it has printed, if they are not on the screen already. */
export function redScript(script: string, exitCode: number | null, output: string): ScriptRun {
  const said = output.split('\n').find((line) => line.trim() !== '') ?? `It ended with ${exitCode}.`;
  return { isGreen: false, red: [{ place: `npm run ${script}`, name: '', errors: [said.trim()] }] };
}

/** Prints a line of its own: other scripts may be showing their progress. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What a script of package.json runs, on what was built before. */
export function commandOf(script: string, args: readonly string[]): string {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const command: unknown = scripts[script];
  if (typeof command !== 'string') {
    throw new Error(`package.json has no script "${script}".`);
  }
  return [command.replace(BUILD_FIRST, ''), ...args.map((arg) => JSON.stringify(arg))].join(' ');
}

/** As npm does it, without the time that npm takes to start. */
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
