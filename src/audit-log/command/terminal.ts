import { createInterface } from 'node:readline';
import type { AuditError } from '../domain/errors';
import { whileListening } from '../ports/call-limits';
import type { Clock } from '../ports/clock';
import { ClosedPipe, OutputError } from './command-errors';
import { type Screen, screenOf } from './screen';
import { visibleText } from './visible-text';

/** What asks a program to stop. */
export type StopSignal = (typeof STOPS)[number];

/** Where a command is run, and where its words go. */
export interface Terminal {
  readonly clock: Clock;
  /** Where it prints to. */
  readonly screen: Screen;
  /** Aborted when nobody reads any more what is printed, with the {@link ClosedPipe} or {@link OutputError} that says why. */
  readonly unread: AbortSignal;
  /** What the command was asked for. Resolves when there is room for more; rejects when nobody reads it any more. */
  readonly print: (text: string) => Promise<void>;
  /** What went wrong, and what is said in passing. */
  readonly complain: (text: string) => void;
  /** Calls `stop` when the program is asked to stop, until the function that it returns is called. */
  readonly onStop: (stop: (signal: StopSignal) => void) => () => void;
  /** Asks a person, and resolves to the answer, or to an empty text when the signal is aborted; absent if there is nobody to ask. */
  readonly ask?: ((question: string, signal: AbortSignal) => Promise<string>) | undefined;
}

/** What a terminal needs of a process. */
export interface TerminalProcess {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly env: NodeJS.ProcessEnv;
  /** What emits the signals: the process itself. */
  readonly signals: NodeJS.EventEmitter;
}

/** How a command ends, for scripts that call it. */
export const exitCode = Object.freeze({
  /** All is done, and well. */
  fine: 0,
  /** The answer is no: what was looked for is not there, what was to be the same is not, a question was not answered with yes. */
  no: 1,
  /** The command could not do its work: it was called wrongly, or a store has failed. */
  failed: 2,
  /** Somebody pressed Ctrl+C before the work was done. */
  interrupted: 130,
  /** The terminal was closed before the work was done. */
  hungUp: 129,
  /** SIGTERM came before the work was done. */
  terminated: 143,
});

const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The terminal of a process. If it is asked to stop for the second time, the process ends at once. */
export function openTerminal(process: TerminalProcess, clock: Clock): Terminal {
  const { stdin, stdout, stderr, env, signals } = process;
  const unread = new AbortController();
  stdout.on('error', (error) => unread.abort(explainOutput(error)));
  // Nobody is left who could be told.
  stderr.on('error', () => unread.abort(new ClosedPipe()));
  return {
    clock,
    screen: screenOf(stdout, env),
    unread: unread.signal,
    print: (text) => writeTo(stdout, text, unread.signal),
    complain: (text) => stderr.write(text.split('\n').map(visibleText).join('\n')),
    onStop: (stop) => listenTo(signals, stop),
    ...(stdin.isTTY && stderr.isTTY ? { ask: (question, signal) => ask(process, question, signal) } : {}),
  };
}

// The reader may have seen enough: `audit-race list | head -1`.
function explainOutput({ code }: NodeJS.ErrnoException): AuditError {
  return code === 'EPIPE'
    ? new ClosedPipe()
    : new OutputError(`What was asked for cannot be written: ${code}. What was written is not all.`);
}

/** Waits for a reader that is slower than the log (backpressure): else what is read and not yet printed would fill the memory. */
async function writeTo(stream: NodeJS.WritableStream, text: string, unread: AbortSignal): Promise<void> {
  unread.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const giveUp = () => reject(unread.reason);
    unread.addEventListener('abort', giveUp, { once: true });
    stream.write(text, (error) => {
      // In case of an error, the stream emits it in a moment.
      if (!error) {
        unread.removeEventListener('abort', giveUp);
        resolve();
      }
    });
  });
}

function listenTo(signals: NodeJS.EventEmitter, stop: (signal: StopSignal) => void): () => void {
  const stops = STOPS.map((signal) => [signal, () => stop(signal)] as const);
  for (const [signal, listener] of stops) {
    signals.once(signal, listener);
  }
  return () => {
    for (const [signal, listener] of stops) {
      signals.off(signal, listener);
    }
  };
}

/** The lines are read as they come from the terminal, so that Ctrl+C stays a signal. The end of the input is no answer. */
async function ask(
  { stdin, stderr }: TerminalProcess,
  question: string,
  signal: AbortSignal,
): Promise<string> {
  stderr.write(question);
  const lines = createInterface({ input: stdin, terminal: false });
  try {
    const answer = new Promise<string>((resolve) => {
      lines.once('line', resolve);
      lines.once('close', () => resolve(''));
    });
    return await whileListening(answer, signal, () => lines.close());
  } finally {
    lines.close();
  }
}
