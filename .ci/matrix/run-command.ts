import { spawn } from 'node:child_process';

/** How a command ended, and what it said. */
export interface CommandOutcome {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Where and with what a command runs. */
export interface CommandPlace {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a command to its end, however it ends. */
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

/** What npm says to a script of this repository is not about the projects that are tried here, but for where Node's headers are. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('npm_') || name === 'npm_config_nodedir',
  );
  return Object.fromEntries(kept);
}

/** Runs npm, with the Node of a folder in front if one is given, and throws what it said when it fails. */
export async function runNpm(args: readonly string[], place: CommandPlace): Promise<string> {
  const { exitCode, output } = await runCommand('npm', args, place);
  if (exitCode !== 0) {
    throw new Error(`npm ${args.join(' ')} failed in ${place.cwd}:\n${output}`);
  }
  return output;
}
