import type { AuditEntry } from '../domain/entry';
import type { EntryProof } from '../domain/evidence/entry-proof';
import type { EntryFilter, PageRequest } from '../domain/filter';
import { type ProveOptions, proveEntry } from '../integrity/prove-entry';
import { verifyLog } from '../integrity/verify-log';
import type { VerifyOptions } from '../integrity/verify-options';
import type { VerifyReport } from '../integrity/verify-report';
import type { BackupOptions } from './backup-log';
import type { EntryPage, EntryReader } from './entry-reader';
import type { FollowedEntry, FollowOptions } from './follow-options';
import type { LogFollower } from './log-follower';
import type { ReadOptions } from './read-options';

/** Every way in which a caller reads the log. */
export interface Reads {
  list(request: PageRequest, options: ReadOptions): Promise<EntryPage>;
  stream(filter: EntryFilter, options: ReadOptions): AsyncGenerator<AuditEntry, void, undefined>;
  get(id: string, options: ReadOptions): Promise<AuditEntry | undefined>;
  count(filter: EntryFilter, options: ReadOptions): Promise<number>;
  follow(options: FollowOptions): AsyncGenerator<FollowedEntry, void, undefined>;
  verify(options: VerifyOptions): Promise<VerifyReport>;
  prove(id: string, options: ProveOptions): Promise<EntryProof | undefined>;
  /** Copies the log, as `backUp` does it. */
  backUp(path: string, options: BackupOptions, backUp: () => Promise<void>): Promise<void>;
}

/** Reads of which nothing is recorded. */
export function plainReads(reader: EntryReader, follower: LogFollower): Reads {
  return {
    list: (request, options) => reader.list(request, options),
    stream: (filter, options) => reader.stream(filter, options),
    get: (id, options) => reader.get(id, options),
    count: (filter, options) => reader.count(filter, options),
    follow: (options) => follower.follow(options),
    verify: (options) => verifyLog(reader, options),
    prove: (id, options) => proveEntry(reader, id, options),
    backUp: (_path, _options, backUp) => backUp(),
  };
}
