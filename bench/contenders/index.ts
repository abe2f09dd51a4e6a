import type { Contender } from '../contender';
import { auditRace } from './audit-race';
import { autocommit, inProcess, rawLimit } from './better-sqlite3';
import { pinoSync, pinoSyncFsync, pinoTransport, winstonFile } from './loggers';
import { knexInsert, kyselyInsert, typeormInsert } from './query-builders';

/** Everybody who is measured, by the name in the table. */
export const contenders: Readonly<Record<string, Contender>> = {
  'raw limit: better-sqlite3, rows ready, transactions of 4096': rawLimit,
  'audit-race: record(), write-behind': auditRace,
  'in-process batches of 4096': inProcess,
  'better-sqlite3, one transaction an event': autocommit,
  'pino, transport to a file': pinoTransport,
  'pino, sync file': pinoSync,
  'pino, sync file with fsync': pinoSyncFsync,
  'winston, file': winstonFile,
  'knex insert, better-sqlite3': knexInsert,
  'kysely insert, better-sqlite3': kyselyInsert,
  'typeorm insert, better-sqlite3': typeormInsert,
};
