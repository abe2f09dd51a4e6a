import { printableLines } from '../ground/printable';

/** Colours text, or leaves it unchanged. */
export interface Ink {
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** The environment of a command, and its output. */
export interface Terminal {
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Prints the result of the command (standard output). */
  readonly print: (text: string) => void;
  /** Prints errors and progress (standard error). */
  readonly complain: (text: string) => void;
  readonly ink: Ink;
}

/** The parts of a process that a terminal needs. */
export interface TerminalProcess {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean | undefined };
  readonly stderr: NodeJS.WritableStream;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: () => string;
}

/** The terminal of a process. Colour is for people: none in a pipe or a file, none with NO_COLOR. */
export function openTerminal({ stdout, stderr, env, cwd }: TerminalProcess): Terminal {
  for (const stream of [stdout, stderr]) {
    stream.on('error', tolerateClosedPipe);
  }
  return {
    cwd: cwd(),
    environment: env,
    print: (text) => stdout.write(text),
    complain: (text) => stderr.write(printableLines(text)),
    ink: inkOf(stdout.isTTY === true && (env.NO_COLOR ?? '') === ''),
  };
}

// The reader may close the pipe early, as in `capture-bugs tags | head -1`.
function tolerateClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') {
    throw error;
  }
}

/** Not Node's own `styleText`: it checks the stream itself, by rules that differ between versions. A command decides once. */
export function inkOf(isColoured: boolean): Ink {
  const paint = (code: number, end: number) => (text: string) =>
    isColoured && text !== '' ? `\u001b[${code}m${text}\u001b[${end}m` : text;
  return { red: paint(31, 39), green: paint(32, 39), faint: paint(2, 22) };
}
