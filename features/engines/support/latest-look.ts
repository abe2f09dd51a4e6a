import fs from 'node:fs';
import { makeRow } from '#audit-log/contract/trial-store';
import { PackedRows } from '#audit-log/domain/packed-rows';
import { SqliteStore } from '#audit-log/engines/sqlite/sqlite-store';
import type { AuditWorld } from '../../support/world';
import { countRows } from './count-rows';
import { StoreStage } from './store-stage';

const LOCKS = '/proc/locks';
/** So often it is looked at whose the log beside the file is. */
const LOOKS = 10;

/** Two engines that open the same file together: the first comes and stores behind the latest look of the second. */
export class LatestLook {
  /** What the second one was told. */
  told: unknown;
  readonly #file: string;
  readonly #world: AuditWorld;
  #first: SqliteStore | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#file = world.part(StoreStage).file;
  }

  openBoth(rows: number): void {
    this.#beforeLook(LOOKS, () => {
      this.#first = new SqliteStore(this.#file, 0);
      this.#first.createTables();
      this.#store('early', rows);
    });
    try {
      new SqliteStore(this.#file, 0).close();
    } catch (error) {
      this.told = Reflect.get(Object(error), 'code');
    }
  }

  /** What is in the file when the first one has stored more, and closed it. */
  storeAndCount(rows: number): unknown {
    this.#store('late', rows);
    this.#first?.close();
    return countRows(this.#file);
  }

  #store(name: string, count: number): void {
    const rows = Array.from({ length: count }, (_, index) => makeRow(`${name}-${index}`, 50));
    this.#first?.storeRows(PackedRows.from(rows).pieces);
  }

  #beforeLook(number: number, work: () => void): void {
    const { readFileSync } = fs;
    const putBack = () => Object.assign(fs, { readFileSync });
    this.#world.addCleanup(putBack);
    let looks = 0;
    const look = (...asked: Parameters<typeof readFileSync>) => {
      looks += asked[0] === LOCKS ? 1 : 0;
      if (looks === number) {
        putBack();
        work();
      }
      return readFileSync(...asked);
    };
    Object.assign(fs, { readFileSync: look });
  }
}
