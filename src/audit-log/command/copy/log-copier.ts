import { randomUUID } from 'node:crypto';
import { countOf } from '../../domain/count-of';
import { assertPlaced, type PlacedRow, placeBehind, type StoredPlace } from '../../domain/stored-place';
import type { Engine } from '../../ports/engine';
import { pause } from '../../ports/pause';
import { patiently } from '../patiently';
import { Progress } from '../progress';
import type { Terminal } from '../terminal';

/** What a {@link LogCopier} works with. */
export interface CopyPorts {
  readonly source: Engine;
  readonly target: Engine;
  readonly terminal: Terminal;
  /** Aborted when somebody asks for a stop. */
  readonly signal: AbortSignal;
}

/** How many rows are read and stored together; fewer if they are large. */
const BATCH_ROWS = 1000;
/** The wait before it looks for new rows again, in milliseconds. */
const LOOK_EACH_MS = 250;

/**
 * Copies the rows of a log in the order of storing. So the rows that the target has are always the beginning of the log, and a later
 * call goes on where they end. A row that is there already stays as it is.
 */
export class LogCopier {
  readonly source: Engine;
  readonly target: Engine;
  readonly progress: Progress;
  readonly #terminal: Terminal;
  readonly #signal: AbortSignal;
  readonly #writer = randomUUID();
  #batch = 0;
  #after: StoredPlace | undefined;
  #isFinding = true;
  #foundCount = 0;
  #sentCount = 0;

  /** Copies nothing yet. */
  constructor({ source, target, terminal, signal }: CopyPorts) {
    this.source = source;
    this.target = target;
    this.#terminal = terminal;
    this.#signal = signal;
    this.progress = new Progress(terminal);
  }

  /** How many rows were sent. Rows that were there already are not sent, except a few where a call goes on. */
  get sentCount(): number {
    return this.#sentCount;
  }

  /** Copies what there is. */
  async copyAll(): Promise<void> {
    for (let rows = await this.#next(); rows.length > 0; rows = await this.#next()) {
      await this.#take(rows);
    }
  }

  /** Sends everything once more, because something is not there: it was pruned, or copied by other means. */
  async copyAgain(): Promise<void> {
    this.#after = undefined;
    this.#isFinding = false;
    await this.copyAll();
  }

  /** Copies new rows, until this signal is aborted. */
  async follow(signal: AbortSignal): Promise<void> {
    const { complain, clock } = this.#terminal;
    complain('All is copied; going on with what comes. Ctrl+C compares, and ends.\n');
    while (!signal.aborted) {
      await this.copyAll();
      await pause(clock, LOOK_EACH_MS, signal);
    }
  }

  /** Does something again while its failure may pass, for half a minute. Nothing begins where somebody has asked for a stop. */
  async patiently<T>(work: () => Promise<T>): Promise<T> {
    this.#signal.throwIfAborted();
    return await patiently(this.#terminal.clock, work, this.#signal);
  }

  async #next(): Promise<readonly PlacedRow[]> {
    const rows = await this.patiently(async () => await this.source.listAfter?.(this.#after, BATCH_ROWS));
    assertPlaced(rows);
    return rows;
  }

  async #take(placed: readonly PlacedRow[]): Promise<void> {
    const last = placed.at(-1);
    if (last === undefined) {
      return;
    }
    const [, [id]] = last;
    if (await this.#isFound(id)) {
      this.#foundCount += placed.length;
    } else {
      const rows = placed.map(([, row]) => row);
      this.#batch += 1;
      const batch = { writer: this.#writer, batch: this.#batch, rows };
      await this.patiently(() => this.target.store(batch));
      this.#sentCount += rows.length;
    }
    for (const [place, row] of placed) {
      this.#after = placeBehind(this.#after, place, row);
    }
    this.progress.tell(() => progressWords(this.#sentCount, this.#foundCount));
  }

  /** Whether the target has this row already. From the first one that it does not have, an earlier call has copied nothing. */
  async #isFound(id: string): Promise<boolean> {
    this.#isFinding &&= (await this.patiently(() => this.target.get(id))) !== undefined;
    return this.#isFinding;
  }
}

function progressWords(sentCount: number, foundCount: number): string {
  return `${countOf(sentCount, 'entry', 'entries')} sent, ${countOf(foundCount, 'was', 'were')} there already`;
}
