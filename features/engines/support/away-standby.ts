import assert from 'node:assert/strict';
import { createEngine } from 'audit-race';
import { startOwnServer } from '../../support/postgres/start-own-server';
import type { AuditWorld } from '../../support/world';
import { FaultyLog } from './faulty-log';
import { execute } from './postgres-trouble';

const WAITING = "FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND application_name = 'audit-race'";
/** So long an answer may take, in milliseconds. */
const ANSWER_MS = 30_000;

/** What keeps the server from waiting for its standby any longer, by the words of the scenarios. */
const ENDS: Readonly<Record<string, (log: FaultyLog) => Promise<unknown>>> = {
  'the time for an answer passes': (log) => log.passTime(ANSWER_MS),
  'somebody cancels the statement': (log) => log.ask(`SELECT pg_cancel_backend(pid) ${WAITING}`),
  'somebody ends the connection': (log) => log.ask(`SELECT pg_terminate_backend(pid) ${WAITING}`),
};

/** A log on a server that may say that something is stored when a standby has it, too; and no standby is there. */
export class AwayStandby {
  readonly #world: AuditWorld;
  #url = '';

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  async start(): Promise<void> {
    const server = await startOwnServer({ isDurable: false });
    this.#world.addCleanup(() => server.end());
    this.#url = server.url();
    const engine = await createEngine(this.#url);
    await engine.createTables();
    await engine.close();
    await execute(this.#url, "ALTER SYSTEM SET synchronous_standby_names = 'away'");
    // Only then it surely counts for whoever connects.
    await server.stop('fast');
    await server.start();
    // Without evidence a batch is one statement, and nothing is waited for behind it.
    this.#world.part(FaultyLog).name(this.#url, this.#url, { integrity: false });
  }

  /** Records entries. Each time at which they wait for the standby, the wait is ended, and the log is told a failure. */
  async record(count: number, end: string, times: number): Promise<void> {
    const log = this.#world.part(FaultyLog);
    log.record(count);
    for (let time = 1; time <= times; time += 1) {
      const failed = log.nextFailure();
      await untilOneWaits(log);
      await ENDS[end]?.(log);
      await Promise.race([failed, untilStored(log)]);
      assert.equal(log.audit.stats().stored, 0, `The log says that they are stored, the time ${time}.`);
    }
  }

  /** The server waits for no standby any more. */
  async letGo(): Promise<void> {
    await execute(this.#url, 'ALTER SYSTEM RESET synchronous_standby_names');
    await execute(this.#url, 'SELECT pg_reload_conf()');
    await this.#world.part(FaultyLog).audit.flush();
  }
}

async function untilOneWaits(log: FaultyLog): Promise<void> {
  while ((await log.ask(`SELECT pid ${WAITING}`)).length === 0) {
    assert.equal(log.audit.stats().stored, 0, 'The log says that they are stored, and nobody waited.');
  }
}

async function untilStored(log: FaultyLog): Promise<void> {
  await log.audit.flush().catch(() => undefined);
}
