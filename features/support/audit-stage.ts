import assert from 'node:assert/strict';
import { type AuditEntry, type AuditOptions, AuditService } from 'audit-race';
import { EngineSpy } from './engine-spy';
import { LogBook } from './log-book';
import { ManualClock } from './manual-clock';
import { MemoryStore } from './memory-store';
import { TemporaryFolder } from './temporary-folder';
import type { AuditWorld } from './world';

/** What the errors of the audit log tell; which of it there is depends on the error. */
interface AuditFailure {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly state?: string;
  readonly field?: string;
  readonly option?: string;
  readonly cause?: unknown;
  readonly entries?: readonly AuditEntry[];
  readonly heldCount?: number;
}

/** The audit log that a scenario is about, and how the calls to it ended. */
export class AuditStage {
  readonly #world: AuditWorld;
  #service: AuditService | undefined;
  /** How many engines were asked for, as far as the spy on their creation has seen. */
  countCreated: () => number = () => 0;
  /** How the calls of the last event ended, caller by caller. */
  outcomes: readonly PromiseSettledResult<unknown>[] = [];

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  get service(): AuditService {
    assert.ok(this.#service, 'No audit log has been set up: a Given is missing.');
    return this.#service;
  }

  /** Puts the audit log on stage; it is closed when the scenario ends. */
  set service(service: AuditService) {
    this.#service = service;
    this.#world.addCleanup(() => Promise.allSettled([service.close()]));
  }

  /** The error with which the one call of the last event ended. */
  get rejection(): AuditFailure {
    const [outcome] = this.outcomes;
    assert.equal(outcome?.status, 'rejected', 'The call went through.');
    return outcome.reason;
  }

  /** What the one call of the last event gave. */
  get fulfilment(): unknown {
    const [outcome] = this.outcomes;
    assert.equal(outcome?.status, 'fulfilled', 'The call was refused.');
    return outcome.value;
  }

  /** A spy that has seen nothing is an error of the set-up, and must not look like a failing claim. */
  checkSpy(): void {
    if (this.countCreated() === 0) {
      throw new Error('No engine was asked for: the spy is not wired to the service, and nothing was tried.');
    }
  }

  /** Makes one call and keeps how it ended, for the steps that look at it. */
  async attempt(call: (service: AuditService) => unknown): Promise<void> {
    const made = new Promise((resolve) => resolve(call(this.service)));
    this.outcomes = await Promise.allSettled([made]);
  }
}

/** A real database file, with a spy on the engines that open it. */
export class FileStage {
  readonly folder: TemporaryFolder;
  readonly engines: EngineSpy;
  readonly #stage: AuditStage;

  constructor(world: AuditWorld) {
    // Registered before anything can fail, and undone in the reverse order: engines first, then their folder.
    this.folder = world.part(TemporaryFolder);
    this.engines = world.part(EngineSpy);
    this.#stage = world.part(AuditStage);
    this.#stage.countCreated = () => this.engines.createdCount;
  }

  /** Puts an audit log on this file on stage. */
  openLog(options: AuditOptions = {}): AuditStage {
    const { createEngine } = this.engines;
    this.#stage.service = new AuditService({ databaseUrl: this.databaseUrl, createEngine, ...options });
    return this.#stage;
  }

  get databaseUrl(): string {
    return `sqlite://${this.folder.file('audit.db')}`;
  }
}

/** A store in memory, whose every call a scenario can hold up or make fail, and a clock on which time flies. */
export class MemoryStage {
  readonly store = new MemoryStore();
  readonly clock = new ManualClock();
  readonly log = new LogBook();
  /** What the logs on this store tell; `undefined` where a program has no logger. */
  logger: AuditOptions['logger'] = this.log;
  readonly #stage: AuditStage;
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#stage = world.part(AuditStage);
    this.#stage.countCreated = () => this.store.countCalls('createEngine');
    this.#world = world;
    this.openLog();
  }

  /** How an engine comes about; a scenario may put something else in its place. */
  createEngine: (databaseUrl: string) => ReturnType<MemoryStore['createEngine']> = () =>
    this.store.createEngine();

  /** Puts an audit log on this store on stage, in the place of the one that stands there unused. */
  openLog(options: AuditOptions = {}): void {
    this.#stage.service = new AuditService({
      createEngine: (url) => this.createEngine(url),
      clock: this.clock,
      logger: this.logger,
      ...options,
    });
    // Undone before the log is closed: nothing may be held up or waited for any more by then.
    this.#world.addCleanup(() => this.letGo());
  }

  /** Nothing is held up, nothing fails, and time flies. */
  letGo(): void {
    this.store.openGates();
    this.store.succeed();
    this.clock.flyBy();
  }
}
