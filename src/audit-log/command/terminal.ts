import { harmlessLine } from '../domain/harmless-text';
import type { Clock } from '../ports/clock';

/** Where a command is run, and where its words go. */
export interface Terminal {
  readonly clock: Clock;
  /** What the command was asked for. */
  readonly print: (text: string) => void;
  /** What went wrong, and what is said in passing. */
  readonly complain: (text: string) => void;
  /** Has somebody told when the program is asked to stop; the function that it returns has nobody told any more. */
  readonly onStop: (stop: () => void) => () => void;
}

/** How a command ends, for whoever calls it in a script. */
export const exitCode = Object.freeze({
  /** All is done, and well. */
  fine: 0,
  /** What was to be the same is not. */
  different: 1,
  /** The command could not do its work: it was called wrongly, or a store has failed. */
  failed: 2,
});

const STOPS = ['SIGINT', 'SIGTERM'] as const;

/** The terminal of a process. Asked to stop twice, the process ends at once. */
export function openTerminal(process: NodeJS.Process, clock: Clock): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', tolerateClosedPipe);
  }
  return {
    clock,
    print: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text.split('\n').map(harmlessLine).join('\n')),
    onStop: (stop) => {
      const stops = STOPS.map((signal) => [signal, () => stop()] as const);
      for (const [signal, listener] of stops) {
        process.once(signal, listener);
      }
      return () => {
        for (const [signal, listener] of stops) {
          process.off(signal, listener);
        }
      };
    },
  };
}

// Whoever reads may have seen enough: `audit-race copy … | head -1`.
function tolerateClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') {
    throw error;
  }
}
