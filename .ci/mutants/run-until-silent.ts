import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';

/** How a program ended. */
interface Ending {
  readonly exitCode: number | null;
  readonly output: string;
  /** Whether it was ended from outside. */
  readonly hung: boolean;
}

/** Longer than any step may take: a program that says nothing for so long will say nothing any more. */
const SILENCE_MS_MAX = 150_000;
const LOOK_MS = 1000;

/** Where a program runs. */
interface Place {
  readonly cwd: string;
  /** What it writes while it runs. */
  readonly file?: string;
}

/** Runs a program to its end, or until it has said nothing for minutes, also not in the file that it writes. */
export function runUntilSilent(
  command: string,
  args: readonly string[],
  { cwd, file }: Place,
): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_V8_COVERAGE: undefined, FORCE_COLOR: '0' };
    // In a group of its own, so that its children end with it.
    const child = spawn(command, args, { cwd, env, detached: true });
    const said: Buffer[] = [];
    let lastMs = Date.now();
    let hung = false;
    const hear = (chunk: Buffer) => {
      said.push(chunk);
      lastMs = Date.now();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const end = () => process.kill(-Number(child.pid), 'SIGKILL');
    // Also when whoever waits for it is interrupted.
    process.once('exit', end);
    const looking = setInterval(() => {
      const writtenMs = file === undefined ? 0 : (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (Date.now() - Math.max(lastMs, writtenMs) > SILENCE_MS_MAX) {
        hung = true;
        end();
      }
    }, LOOK_MS);
    child.once('error', reject);
    child.once('close', (exitCode) => {
      clearInterval(looking);
      process.off('exit', end);
      resolve({ exitCode, output: String(Buffer.concat(said)), hung });
    });
  });
}
