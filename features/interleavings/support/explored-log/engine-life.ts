import type { Resource, Turns } from '@audit-race/interleavings';

/** The life of one engine, and whether anybody uses it when nobody may. */
export class EngineLife {
  readonly resource: Resource;
  /** What was done to it that must not be done, in words. */
  readonly misuses: string[] = [];
  readonly #turns: Pick<Turns, 'note'>;
  #isLost = false;
  #isAskedToClose = false;
  #isClosed = false;

  constructor(turns: Pick<Turns, 'note'>, id: number) {
    this.#turns = turns;
    this.resource = { type: 'engine', id };
    turns.note({ kind: 'created', resource: this.resource });
  }

  /** Whether it holds its file. */
  get isUnclosed(): boolean {
    return !this.#isClosed;
  }

  /** Whether it works: one that is lost is of no use to anybody, and still has to be closed. */
  get isAlive(): boolean {
    return !this.#isClosed && !this.#isLost;
  }

  lose(): void {
    this.#isLost = true;
  }

  /** Something is asked of it. */
  noteCall(operation: string): void {
    if (this.#isAskedToClose && !this.#isLost) {
      this.misuses.push(`${operation} was called on engine #${this.resource.id} after it was closed`);
    }
    this.#isAskedToClose ||= operation === 'close';
  }

  /** It does what it was asked to. */
  noteEffect(operation: string): void {
    if (this.#isClosed && !this.#isLost) {
      this.misuses.push(`engine #${this.resource.id} was closed under a call of ${operation}`);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#turns.note({ kind: 'closed', resource: this.resource });
  }
}
