import type { Contender } from '../contender';

// Loaded on demand, so that no run pays for the libraries of another contender.
const ours = (): typeof import('./audit-race') => require('./audit-race');
const sqlite = (): typeof import('./better-sqlite3') => require('./better-sqlite3');
const loggers = (): typeof import('./loggers') => require('./loggers');
const queryBuilders = (): typeof import('./query-builders') => require('./query-builders');

/** All contenders, by their names in the table. */
export const contenders = {
  'better-sqlite3, rows ready, batches of 4096': () => sqlite().rawLimit,
  'audit-race, record()': () => ours().auditRace,
  'audit-race, record(), integrity: false': () => ours().auditRaceWithoutEvidence,
  'better-sqlite3, batches of 4096 in the caller': () => sqlite().inProcess,
  'better-sqlite3, a transaction for each event': () => sqlite().autocommit,
  'pino, transport to a file': () => loggers().pinoTransport,
  'pino, sync file': () => loggers().pinoSync,
  'pino, sync file with fsync': () => loggers().pinoSyncFsync,
  'winston, file': () => loggers().winstonFile,
  'knex insert, better-sqlite3': () => queryBuilders().knexInsert,
  'kysely insert, better-sqlite3': () => queryBuilders().kyselyInsert,
  'typeorm insert, better-sqlite3': () => queryBuilders().typeormInsert,
} as const satisfies Readonly<Record<string, () => Contender>>;

/** The name of a contender. */
export type ContenderName = keyof typeof contenders;

/** Whether there is a contender of this name. */
export function isContender(name: string): name is ContenderName {
  return Object.hasOwn(contenders, name);
}
