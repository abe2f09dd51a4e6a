import { type AuditReader, type AuditService, openForReading, type ReadOptions } from 'audit-race';
import { openEngineForReading } from '#audit-log/engines/create-engine';
import { ManualClock } from '../../support/manual-clock';
import type { AuditWorld } from '../../support/world';
import { ReadingOnly } from './reading-only';

type Ask = (reader: AuditReader, options: ReadOptions) => Promise<unknown>;

/** The ways to ask a reader. */
const QUESTIONS: Readonly<Record<string, Ask>> = {
  'lists the entries': (reader, options) => reader.listEntries({}, options),
  'streams the entries': (reader, options) => reader.entries({}, options).next(),
  'counts the entries': (reader, options) => reader.count({}, options),
  'asks for an entry': (reader, options) => reader.getEntry('an-entry', options),
};

/** Ada, who writes a log, and Grace, who has it open to read it. */
export class ReadBeside {
  ada: AuditService | undefined;
  /** What became of each of Grace's calls, in order. */
  readonly outcomes: unknown[] = [];
  readonly #url: string;
  readonly #world: AuditWorld;
  readonly #clock = new ManualClock();

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#url = world.part(ReadingOnly).url;
    this.#clock.standStill();
  }

  async open(options: object = { databaseUrl: this.#url, clock: this.#clock }): Promise<AuditReader> {
    const reader = await openForReading(options);
    this.#world.addCleanup(() => reader.close());
    return reader;
  }

  /** Opens it, does something with it, and closes it. */
  async use(work: (reader: AuditReader) => Promise<unknown>): Promise<void> {
    const reader = await this.open();
    await work(reader);
    await reader.close();
  }

  /** Grace asks; what comes next is done before she can have an answer. */
  async ask(asks: string, options: ReadOptions, then: (clock: ManualClock) => void): Promise<void> {
    await this.use(async (reader) => {
      const answer = this.note(find(asks)(reader, options));
      then(this.#clock);
      await answer;
    });
  }

  /** Grace counts, closes the reader before she can have her answer, and counts once more. */
  async closeEarly(options: { timeoutMs?: number } = {}): Promise<void> {
    const reader = await this.open();
    const answer = this.note(reader.count());
    const closed = this.note(reader.close(options).then(() => 'closed'));
    const late = reader.count();
    this.#clock.advance(options.timeoutMs ?? 0);
    await this.note(late);
    await Promise.all([answer, closed]);
  }

  /** Has the engine of a reader do what only one that writes can do. */
  async write(asked: string): Promise<void> {
    const engine = await openEngineForReading(this.#url);
    this.#world.addCleanup(() => engine.close());
    const calls: Readonly<Record<string, () => Promise<unknown>>> = {
      'given entries to store': () => engine.store({ writer: 'ada', batch: 1, rows: [] }),
      'told to prune': () => engine.prune({ time: 1, id: '' }, 1),
      'given entries as a process exits': async () => engine.storeAtExit([]),
    };
    await this.note(calls[asked]?.());
  }

  async note(call: Promise<unknown> | undefined): Promise<void> {
    const [outcome] = await Promise.allSettled([call]);
    this.outcomes.push(
      outcome.status === 'fulfilled' ? outcome.value : (outcome.reason.code ?? outcome.reason),
    );
  }
}

function find(asks: string): Ask {
  const ask = QUESTIONS[asks];
  if (ask === undefined) {
    throw new Error(`No such question: ${asks}`);
  }
  return ask;
}
