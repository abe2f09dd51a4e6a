import { type ChildProcess, type ExecFileOptions, execFile } from 'node:child_process';

/** How a child ended, and what it printed. */
export interface ChildOutcome {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunningChild {
  /** What it was asked to do: its command line. */
  readonly asked: string;
  readonly startedAt: number;
  printed: string;
}

/** What a child may print: 64 MiB. */
const OUTPUT_BYTES_MAX = 64 * 2 ** 20;
/** How much of it is told of a child that hangs. */
const TOLD_LENGTH_MAX = 2000;

const running = new Map<ChildProcess, RunningChild>();

/** Runs a program to its end, however long that takes: only the limit of the step ends a child that hangs. */
export function runChild(
  command: string,
  args: readonly string[],
  { input, ...options }: Pick<ExecFileOptions, 'cwd' | 'env'> & { readonly input?: string } = {},
): Promise<ChildOutcome> {
  return new Promise((resolve) => {
    const child = watchChild(
      execFile(command, args, { ...options, maxBuffer: OUTPUT_BYTES_MAX }, (_error, stdout, stderr) =>
        resolve({ exitCode: child.exitCode, signal: child.signalCode, stdout, stderr }),
      ),
    );
    if (input !== undefined) {
      child.stdin?.end(input);
    }
  });
}

/** Like {@link runChild}, where anything but a good end is a mistake of the test. Returns what the child printed. */
export async function readChild(
  command: string,
  args: readonly string[],
  options: Pick<ExecFileOptions, 'cwd' | 'env'> = {},
): Promise<string> {
  const { exitCode, signal, stdout, stderr } = await runChild(command, args, options);
  if (exitCode !== 0) {
    throw new Error(
      `"${[command, ...args].join(' ')}" ended with ${exitCode ?? signal}:\n${stdout}${stderr}`,
    );
  }
  return stdout;
}

/** Remembers a child until it ends, so that a step that waits for it in vain can tell what it waited for. */
export function watchChild<Child extends ChildProcess>(child: Child): Child {
  const forget = watchUse(child);
  child.once('error', forget);
  child.once('exit', forget);
  return child;
}

/** Remembers a child while somebody waits for it; returns what forgets it, for a child that outlives its use. */
export function watchUse(child: ChildProcess, asked = child.spawnargs.join(' ')): () => void {
  const known: RunningChild = { asked, startedAt: performance.now(), printed: '' };
  running.set(child, known);
  const hear = (chunk: unknown) => {
    known.printed = `${known.printed}${chunk}`.slice(-TOLD_LENGTH_MAX);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  return () => running.delete(child);
}

/** Ends the children that still run, and describes each: its command line, since when it runs, what it printed last. */
export function endRunningChildren(): string[] {
  return [...running].map(([child, { asked, startedAt, printed }]) => {
    child.kill('SIGKILL');
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const said = printed === '' ? 'it has printed nothing' : `it printed last:\n${printed.trimEnd()}`;
    return `Process ${child.pid} has not ended after ${seconds} s: ${asked}\n${said}`;
  });
}
