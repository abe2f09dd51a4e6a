import { spawn } from 'node:child_process';

/** The exit code and the output of a command. */
export interface CommandOutcome {
  readonly exitCode: number | null;
  readonly output: string;
}

/** The folder and the environment of a command. */
export interface CommandPlace {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a command to its end. A failure does not reject. */
export function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env }: CommandPlace,
): Promise<CommandOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...ownEnvironment(), ...env } });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, output: String(Buffer.concat(output)) }));
  });
}

/** The environment without the settings that npm passes to scripts of this repository, except the path of Node's headers. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('npm_') || name === 'npm_config_nodedir',
  );
  return Object.fromEntries(kept);
}

/** Runs npm, with the Node of the environment if one is given. Throws its output if it fails. */
export async function runNpm(args: readonly string[], place: CommandPlace): Promise<string> {
  const { exitCode, output } = await runCommand('npm', args, place);
  if (exitCode !== 0) {
    throw new Error(`npm ${args.join(' ')} failed in ${place.cwd}:\n${output}`);
  }
  return output;
}
