import { printableLines } from '../ground/printable';

/** Gives words a colour, or leaves them as they are. */
export interface Ink {
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** Where a command is run from, and where its words go. */
export interface Terminal {
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  /** What the command was asked for. */
  readonly print: (text: string) => void;
  /** What went wrong, and what is said in passing. */
  readonly complain: (text: string) => void;
  readonly ink: Ink;
}

/** What a terminal needs of a process. */
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

// Whoever reads may have seen enough: `capture-bugs tags | head -1`.
function tolerateClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') {
    throw error;
  }
}

/** Node's own `styleText` asks the stream itself, each version by other rules; a command decides once. */
export function inkOf(isColoured: boolean): Ink {
  const paint = (code: number, end: number) => (text: string) =>
    isColoured && text !== '' ? `\u001b[${code}m${text}\u001b[${end}m` : text;
  return { red: paint(31, 39), green: paint(32, 39), faint: paint(2, 22) };
}
