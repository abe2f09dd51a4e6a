import type { Clock } from 'audit-race';
import { ClosedPipe } from '#audit-log/command/command-errors';
import { screenOf } from '#audit-log/command/screen';
import type { StopSignal, Terminal } from '#audit-log/command/terminal';
import { unlessAborted } from '#audit-log/ports/call-limits';
import { systemClock } from '#audit-log/ports/clock';

/** A terminal that keeps what a command says, and on which a scenario presses the keys. */
export class MemoryTerminal implements Terminal {
  readonly clock: Clock;
  readonly screen;
  readonly ask;
  output = '';
  complaints = '';
  readonly #isRead: boolean;
  readonly #unread = new AbortController();
  #stop: ((signal: StopSignal) => void) | undefined;
  #tell: () => void = () => undefined;

  /** A pipe, unless it is said how many columns a terminal has. */
  constructor({
    clock = systemClock,
    columns,
    environment = {},
    answer,
    isRead = true,
  }: MemoryTerminalOptions = {}) {
    this.#isRead = isRead;
    this.clock = clock;
    this.screen = screenOf({ isTTY: columns !== undefined, columns }, environment);
    this.ask = answer === undefined ? undefined : this.#answering(answer);
  }

  get unread(): AbortSignal {
    return this.#unread.signal;
  }

  readonly print = async (text: string): Promise<void> => {
    this.unread.throwIfAborted();
    this.output += text;
    this.#tell();
    if (!this.#isRead) {
      await unlessAborted(new Promise(() => undefined), this.unread);
    }
  };

  readonly complain = (text: string): void => {
    this.complaints += text;
    this.#tell();
  };

  readonly onStop = (stop: (signal: StopSignal) => void): (() => void) => {
    this.#stop = stop;
    return () => {
      this.#stop = undefined;
    };
  };

  /** Asks the program to stop. Where nobody listens, the system would end it; that is told. */
  stop(signal: StopSignal = 'SIGINT'): 'heard' | 'killed' {
    const stop = this.#stop;
    stop?.(signal);
    return stop === undefined ? 'killed' : 'heard';
  }

  /** Whoever reads has seen enough. */
  closePipe(): void {
    this.#unread.abort(new ClosedPipe());
  }

  /** Resolves when something has been said that holds for this. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        this.#tell = resolve;
      });
    }
  }

  #answering(answer: string): (question: string) => Promise<string> {
    return (question) => {
      this.complain(question);
      return Promise.resolve(answer);
    };
  }
}

interface MemoryTerminalOptions {
  readonly clock?: Clock | undefined;
  readonly columns?: number | undefined;
  readonly environment?: NodeJS.ProcessEnv | undefined;
  /** What the person there answers to any question. */
  readonly answer?: string | undefined;
  readonly isRead?: boolean | undefined;
}
