import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';

/** The end of a program. */
interface Ending {
  readonly exitCode: number | null;
  readonly output: string;
  /** Whether it was killed. */
  readonly hung: boolean;
}

/** Longer than any step may take. A program without output for this long is considered hung. */
const SILENCE_MS_MAX = 150_000;
const LOOK_MS = 1000;

/** The working directory of a program. */
interface Place {
  readonly cwd: string;
  /** A file that it writes while it runs, which counts as output. */
  readonly file?: string;
}

/** Runs a program until it ends, or until it has produced no output for minutes, including output to its file. */
export function runUntilSilent(
  command: string,
  args: readonly string[],
  { cwd, file }: Place,
): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_V8_COVERAGE: undefined, FORCE_COLOR: '0' };
    // In a process group of its own, so that killing it also kills its children.
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
    // Also when this process is interrupted.
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
