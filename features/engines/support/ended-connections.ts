import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { type AuditService, createPostgresEngine } from 'audit-race';
import type { AuditWorld } from '../../support/world';
import { EndingPool, type Moment } from './ending-pool';
import { FaultyLog } from './faulty-log';
import { PostgresTrouble } from './postgres-trouble';

/** What the log does, by the words of the scenarios. */
const WORKS: Readonly<Record<string, (audit: AuditService) => Promise<unknown>>> = {
  opens: (audit) => audit.ensureSession(),
  lists: (audit) => audit.listEntries(),
  verifies: async (audit) => {
    const { isIntact, faults } = await audit.verify();
    assert.deepEqual([isIntact, faults], [true, []]);
  },
  proves: async (audit) => {
    const { entries } = await audit.listEntries({ eventType: 'order.placed', limit: 1 });
    assert.ok(await audit.prove(String(entries[0]?.id)));
  },
  erases: (audit) => audit.erase({ actor: 'ada' }),
};

/** A log over connections that its server ends, one after another, at each statement of some work. */
export class EndedConnections {
  /** At how many statements the server has ended a connection. */
  count = 0;
  /** What the log said of it. */
  readonly told = new Set<string>();
  readonly #world: AuditWorld;
  #pool: EndingPool | undefined;
  /** After all entries but the last. */
  #border = new Date();

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  get log(): FaultyLog {
    return this.#world.part(FaultyLog);
  }

  async name(entryCount: number): Promise<void> {
    const url = await this.#world.part(PostgresTrouble).url();
    const pool = new EndingPool(this.#world, url);
    this.#pool = pool;
    this.log.name(url, url, { createEngine: () => createPostgresEngine({ pool }) });
    if (entryCount > 0) {
      this.log.record(entryCount);
      this.log.audit.record({ eventType: 'order.cancelled', actor: 'ada' });
      await this.log.audit.flush();
      this.#border = await nextMoment();
      this.log.record(1);
      await this.log.audit.flush();
    }
  }

  /** Does some work, until it goes through without coming to the statement at which the server would end the connection. */
  async work(does: string, moment: Moment): Promise<void> {
    const { audit } = this.log;
    const works: typeof WORKS = {
      ...WORKS,
      stores: () => this.#store(),
      prunes: () => audit.prune({ olderThan: this.#border }),
    };
    const work = works[does];
    assert.ok(work, `No log ${does}.`);
    for (;;) {
      this.#arm(this.count + 1, moment);
      await work(audit).catch((error: unknown) => this.#note(error));
      if (this.#isArmed) {
        break;
      }
      this.count += 1;
    }
    this.#arm(0, moment);
  }

  /** The numbers of the entries that are left, and of those that should be: the newest. */
  async left(): Promise<{ readonly found: unknown[][]; readonly newest: string[][] }> {
    const found = await this.log.stored();
    return { found, newest: this.log.recorded.slice(-found.length) };
  }

  get #isArmed(): boolean {
    return (this.#pool?.left ?? 0) > 0;
  }

  #arm(left: number, moment: Moment): void {
    Object.assign(this.#pool ?? {}, { left, moment });
  }

  async #store(): Promise<void> {
    this.log.record(1);
    await this.log.audit.flush();
  }

  #note(error: unknown): void {
    const { code, message } = Object(error);
    assert.equal(code, 'AUDIT_STORE_IO', String(message));
    this.told.add(String(message));
  }
}

/** A moment after which nothing has been recorded yet. */
async function nextMoment(): Promise<Date> {
  const last = Date.now();
  while (Date.now() <= last) {
    await turn();
  }
  return new Date();
}
