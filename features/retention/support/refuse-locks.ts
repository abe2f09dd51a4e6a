import { promises } from 'node:fs';
import Database from 'better-sqlite3';
import type { AuditWorld } from '../../support/world';

/** Somebody else takes the lock of each new file first, which SQLite cannot tell from a disk without locks. */
export function refuseLocks(world: AuditWorld): void {
  const { open } = promises;
  world.addCleanup(() => Object.assign(promises, { open }));
  promises.open = async (file, ...how) => {
    const handle = await open(file, ...how);
    const close = handle.close.bind(handle);
    handle.close = async () => {
      await close();
      const rival = new Database(String(file));
      rival.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
      world.addCleanup(() => rival.close());
    };
    return handle;
  };
}
