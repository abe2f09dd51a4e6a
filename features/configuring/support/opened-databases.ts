import type { CreateEngine } from 'audit-race';
import { MemoryStore } from '../../support/memory-store';

/** Notes which databases are opened, and opens none of them. */
export class OpenedDatabases {
  readonly urls: string[] = [];
  readonly timers = { before: OpenedDatabases.countTimers(), after: 0 };
  readonly #store = new MemoryStore();

  readonly createEngine: CreateEngine = (databaseUrl) => {
    this.urls.push(databaseUrl);
    return this.#store.createEngine();
  };

  static countTimers(): number {
    return process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
  }
}
