import assert from 'node:assert/strict';
import type { Client } from 'pg';
import type { AuditWorld } from '../../support/world';
import { FaultyHost } from './faulty-host';
import { FaultyLog } from './faulty-log';
import { PostgresDatabase } from './postgres-database';

const WAITING = `SELECT 1 FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'audit-race' AND wait_event_type = 'Lock'`;

/** What stands between a log and its server. */
export class FaultyNetwork {
  hosts: readonly FaultyHost[] = [];
  rival: Client | undefined;
  closed: Promise<void> | undefined;
  questions: Promise<readonly PromiseSettledResult<unknown>[]> | undefined;

  get host(): FaultyHost {
    const [host] = this.hosts;
    assert.ok(host, 'There is no host: a Given is missing.');
    return host;
  }
}

/** Makes a log behind so many hosts, and stores the first entries. */
export async function standBehind(world: AuditWorld, hostCount: number, entryCount: number): Promise<void> {
  const target = await world.part(PostgresDatabase).urlOf();
  const hosts: FaultyHost[] = [];
  for (let number = 1; number <= hostCount; number += 1) {
    hosts.push(await FaultyHost.listen(world, target));
  }
  world.part(FaultyNetwork).hosts = hosts;
  const [first, ...others] = hosts;
  const log = world.part(FaultyLog);
  log.name(String(first?.url(...others)), target);
  if (entryCount > 0) {
    log.record(entryCount);
    await log.audit.flush();
  }
}

/** Until a statement of the log waits for a lock. */
export async function untilOneWaits(world: AuditWorld): Promise<void> {
  while ((await countWaiting(world)) === 0) {
    // Asks again.
  }
}

/** How many statements of the log wait for a lock. */
export async function countWaiting(world: AuditWorld): Promise<number> {
  return (await world.part(PostgresDatabase).ask(WAITING)).length;
}
