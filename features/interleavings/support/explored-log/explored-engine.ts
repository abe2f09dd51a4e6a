import type { Turns } from '@audit-race/interleavings';
import type { Engine, EntryPosition, EntryRow, EntryRows, StoreFailure } from 'audit-race';
import type { EngineLife } from './engine-life';

/** What may go wrong with a store: at every single call, or not, as the explorer chooses. */
export type Mishap =
  | 'nothing goes wrong'
  | 'an engine cannot be created'
  | 'its tables cannot be made'
  | 'it is busy'
  | 'its answer gets lost'
  | 'its engine dies'
  | 'it cannot be closed';

/** What the engines of one run share. */
export interface EngineParts {
  readonly turns: Turns;
  readonly rows: Map<string, EntryRow>;
  readonly pruned: Set<string>;
  readonly mishaps: readonly Mishap[];
  /** Notes a failure, and says it as the real engines do. */
  fail(code: StoreFailure): Error;
}

/** An engine in memory whose every answer is a turn: the explorer decides when it comes, and whether it is an error. */
export class ExploredEngine implements Engine {
  readonly life: EngineLife;
  readonly #parts: EngineParts;
  readonly #storing: (rows: EntryRows) => Promise<void>;

  constructor(parts: EngineParts, life: EngineLife) {
    this.#parts = parts;
    this.life = life;
    this.#storing = this.#control('store', (rows: EntryRows) => this.#add(rows), {
      'it is busy': () => parts.fail('AUDIT_STORE_BUSY'),
      'its answer gets lost': (rows) => {
        this.#add(rows);
        return parts.fail('AUDIT_STORE_IO');
      },
      'its engine dies': () => {
        life.lose();
        return parts.fail('AUDIT_ENGINE_DIED');
      },
    });
  }

  createTables(): Promise<void> {
    return this.#control('createTables', () => undefined, {
      'its tables cannot be made': () => this.#parts.fail('AUDIT_STORE_FAILED'),
    })();
  }

  store(rows: EntryRows): Promise<void> {
    return this.#storing(rows);
  }

  list(): Promise<unknown> {
    return this.#control('list', () => [...this.#parts.rows.values()].reverse())();
  }

  get(id: string): Promise<unknown> {
    return this.#control('get', () => this.#parts.rows.get(id))();
  }

  count(): Promise<number> {
    return this.#control('count', () => this.#parts.rows.size)();
  }

  findPosition(rank: number): Promise<unknown> {
    return this.#control('findPosition', () => {
      const row = [...this.#parts.rows.values()].at(-rank);
      return row && [row[1], row[0]];
    })();
  }

  prune(before: EntryPosition): Promise<number> {
    return this.#control('prune', () => {
      const { rows, pruned } = this.#parts;
      const old = [...rows.values()].filter(
        ([id, time]) => time < before.time || (time === before.time && id < before.id),
      );
      for (const [id] of old) {
        rows.delete(id);
        pruned.add(id);
      }
      return old.length;
    })();
  }

  close(): Promise<void> {
    return this.#control('close', () => this.life.close(), {
      'it cannot be closed': () => {
        this.life.close();
        return this.#parts.fail('AUDIT_STORE_FAILED');
      },
    })();
  }

  #add(rows: EntryRows): void {
    for (const row of rows) {
      this.#parts.rows.set(row[0], row);
    }
  }

  /** Makes an operation a turn, with its mishap as a choice if the scenario has one, and keeps the books. */
  #control<Arguments extends readonly unknown[], Result>(
    operation: string,
    effect: (...args: Arguments) => Result,
    faults: Partial<Record<Mishap, (...args: Arguments) => Error>> = {},
  ): (...args: Arguments) => Promise<Result> {
    const { turns, mishaps } = this.#parts;
    const [fault] = mishaps.flatMap((mishap) => faults[mishap] ?? []);
    const turn = turns.control(
      operation,
      (...args: Arguments) => {
        this.life.noteEffect(operation);
        return effect(...args);
      },
      fault && { fault },
    );
    return (...args) => {
      this.life.noteCall(operation);
      return turn(...args);
    };
  }
}
