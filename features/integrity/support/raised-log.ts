import { AuditService, createEngine, type Engine } from 'audit-race';
import Database from 'better-sqlite3';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import { LogBook } from '../../support/log-book';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { rowsOf } from './attacked-log';

/** What is done to the first of two batches of three rows. */
const DEEDS: Readonly<Record<string, (engine: Engine) => unknown>> = {
  'nothing is done': () => undefined,
  'its rows are erased': (engine) => engine.erase?.({ actor: 'ada' }, 3),
  'one of its rows is pruned': (engine) => engine.prune({ time: 100, id: '' }, 1),
  'its rows are pruned': (engine) => engine.prune({ time: 100, id: '' }, 3),
};

/** A log or a store of either kind, in which somebody has counted further than its writers have. */
export class RaisedLog {
  readonly logBook = new LogBook();
  readonly ids: string[] = [];
  /** What was said of the batch that came again. */
  answer: string | undefined;
  readonly #world: AuditWorld;
  readonly #file: string;
  #isFile = true;
  #audit: AuditService | undefined;
  #engine: Engine | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#file = world.part(TemporaryFolder).file('audit.db');
  }

  get audit(): AuditService {
    if (this.#audit === undefined) {
      throw new Error('No log was opened: a Given is missing.');
    }
    return this.#audit;
  }

  get engine(): Engine {
    if (this.#engine === undefined) {
      throw new Error('No store was opened: a Given is missing.');
    }
    return this.#engine;
  }

  async open(store: string): Promise<void> {
    const databaseUrl = await this.#urlOf(store);
    const audit = new AuditService({ databaseUrl, spillFile: false, logger: this.logBook });
    this.#world.addCleanup(() => audit.close());
    this.#audit = audit;
  }

  /** Each is stored before the next is recorded, so that each is a batch. */
  async store(count: number): Promise<void> {
    for (let nth = 1; nth <= count; nth += 1) {
      const receipt = this.audit.record({ eventType: 'plan.applied', actor: 'ada' });
      this.ids.push(receipt.id);
      await receipt.stored();
    }
  }

  async fill(store: string): Promise<void> {
    const engine = await createEngine(await this.#urlOf(store));
    this.#world.addCleanup(() => engine.close());
    await engine.createTables();
    await engine.store({ writer: 'ada', batch: 1, rows: rowsOf('ada', 3, 1) });
    await engine.store({ writer: 'ada', batch: 2, rows: rowsOf('bob', 3, 101) });
    this.#engine = engine;
  }

  async doTo(deed: string): Promise<void> {
    await DEEDS[deed]?.(this.engine);
  }

  /** What is said of the first batch when it comes again. */
  async sendAgain(): Promise<string> {
    const sent = this.engine.store({ writer: 'ada', batch: 1, rows: rowsOf('ada', 3, 1) });
    return await sent.then(
      () => 'stored',
      (error: unknown) => String(Object(error).code),
    );
  }

  async raise(by: number): Promise<void> {
    const raise = `UPDATE audit_writer SET batch = batch + ${by}`;
    if (this.#isFile) {
      new Database(this.#file).exec(raise).close();
    } else {
      await this.#world.part(PostgresDatabase).ask(raise);
    }
  }

  async #urlOf(store: string): Promise<string> {
    this.#isFile = store === 'SQLite';
    return this.#isFile ? `sqlite://${this.#file}` : await this.#world.part(PostgresDatabase).urlOf();
  }
}
