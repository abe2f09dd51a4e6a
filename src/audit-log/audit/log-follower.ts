import { type GivenOptions, readOptions } from '../domain/call-options';
import { AuditClosedError, AuditStoreError } from '../domain/errors';
import {
  type PlacedEntry,
  readStoredCursor,
  type StoredPlace,
  writeStoredCursor,
} from '../domain/stored-place';
import { abortReason, unlessAborted, whileListening } from '../ports/call-limits';
import type { Logger } from '../ports/logger';
import type { SafeClock } from '../ports/safe-clock';
import type { EntryReader } from './entry-reader';
import { FOLLOW_RULES, type FollowedEntry, type FollowOptions } from './follow-options';
import { Following } from './following';

/** What following needs of the log. */
export interface FollowPorts {
  readonly clock: SafeClock;
  readonly logger: Logger;
  readonly reader: Pick<EntryReader, 'listAfter'>;
  refuseWhenClosing(): void;
}

/** One call of {@link LogFollower.follow}. */
interface Manner extends Omit<GivenOptions<FollowOptions>, 'after'> {
  readonly after: StoredPlace | undefined;
  /** Aborted when the caller has left the loop. */
  readonly left: AbortSignal;
}

/** How many entries are read at once, and held until the caller asks for them. */
const ENTRIES_MAX = 500;

/** The wait after a look that found nothing new, in milliseconds; it doubles each time, up to the maximum. */
const WAIT_MS = 25;
const WAIT_MS_MAX = 1000;

/** Lets the log be followed: reads what was stored since, and waits for more where there is none. */
export class LogFollower {
  readonly #ports: FollowPorts;
  /** Aborted when the log closes. */
  readonly #closing = new AbortController();
  /** Each of them wakes a loop that waits for something new. */
  readonly #waiting = new Set<() => void>();
  /** How often this log itself has stored something. */
  #storedCount = 0;

  /** Reads nothing yet. */
  constructor(ports: FollowPorts) {
    this.#ports = ports;
  }

  /** Everything that was stored after a place, oldest first, and then what comes. */
  follow(options: FollowOptions): Following {
    const { after, ...limits } = readOptions(options, 'follow()', FOLLOW_RULES);
    return new Following((left) => this.#entries({ ...limits, after: readStoredCursor(after), left }));
  }

  /** Wakes the waiting loops as soon as this is stored. Storing does not wait for them. */
  after(stored: Promise<void>): void {
    stored.then(
      () => this.#wake(),
      () => undefined,
    );
  }

  /** Ends every loop, because the log closes. */
  end(): void {
    this.#closing.abort(new AuditClosedError('closing'));
  }

  #wake(): void {
    this.#storedCount += 1;
    for (const wake of this.#waiting) {
      wake();
    }
  }

  async *#entries(manner: Manner): AsyncGenerator<FollowedEntry, void, undefined> {
    this.#ports.refuseWhenClosing();
    try {
      for await (const page of this.#pages(manner)) {
        for (const { entry, after } of page) {
          refuseAborted(manner.signal);
          yield { entry, cursor: writeStoredCursor(after) };
        }
      }
    } catch (error) {
      if (!manner.left.aborted && !this.#closing.signal.aborted) {
        throw error;
      }
    }
  }

  /** The entries, in pages as they are read. */
  async *#pages(manner: Manner): AsyncGenerator<readonly PlacedEntry[], void, undefined> {
    let { after } = manner;
    let waitMs = WAIT_MS;
    for (;;) {
      const storedCount = this.#storedCount;
      const found = await this.#look(manner, after);
      const last = found?.at(-1);
      if (found !== undefined && last !== undefined) {
        yield found;
        after = last.after;
        waitMs = WAIT_MS;
      } else if (found === undefined || storedCount === this.#storedCount) {
        const isWoken = await this.#pause(manner, waitMs);
        waitMs = isWoken ? WAIT_MS : Math.min(2 * waitMs, WAIT_MS_MAX);
      }
    }
  }

  /** What was stored since; `undefined` if the store cannot tell now, but may be able to later. */
  async #look(manner: Manner, after: StoredPlace | undefined): Promise<readonly PlacedEntry[] | undefined> {
    const { timeoutMs } = manner;
    try {
      return await this.#step(manner, (signal) =>
        this.#ports.reader.listAfter(after, ENTRIES_MAX, { timeoutMs, signal }),
      );
    } catch (error) {
      if (error instanceof AuditStoreError && (error.transient || error.code === 'AUDIT_ENGINE_DIED')) {
        const { code } = error;
        this.#ports.logger.warn(
          { code, err: error },
          'the audit log cannot be followed now; it is tried again',
        );
        return undefined;
      }
      throw error;
    }
  }

  /** Waits until this log has stored something, or the time is up: another process may have. Keeps the process alive. */
  async #pause(manner: Manner, durationMs: number): Promise<boolean> {
    let end: (isWoken: boolean) => void = () => undefined;
    const ended = new Promise<boolean>((resolve) => {
      end = resolve;
    });
    const wake = () => end(true);
    this.#waiting.add(wake);
    const cancel = this.#ports.clock.startTimer(durationMs, () => end(false));
    try {
      return await this.#step(manner, () => ended);
    } finally {
      cancel();
      this.#waiting.delete(wake);
    }
  }

  /** Does one step, which ends when the caller gives up or leaves the loop, or when the log closes. */
  async #step<T>({ signal, left }: Manner, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const closing = this.#closing.signal;
    refuseAborted(signal);
    const limit = new AbortController();
    const done = unlessAborted(work(limit.signal), limit.signal);
    const unlessLeft = whileListening(done, left, () => limit.abort(left.reason));
    const unlessClosed = whileListening(unlessLeft, closing, () => limit.abort(closing.reason));
    return await whileListening(unlessClosed, signal, () => limit.abort(signal && abortReason(signal)));
  }
}

/** Does without `throwIfAborted`, which a signal of another implementation may lack. */
function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw abortReason(signal);
  }
}
