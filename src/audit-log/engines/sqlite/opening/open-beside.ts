import { APPLICATION_ID } from '../../sql/application-id';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';
import { look } from '../../sqlite-file/file-identity';
import { loadDriver } from '../../sqlite-file/load-driver';
import { describe, type OpenDatabase } from '../../sqlite-file/open-database';
import { type FileIdentities, type KnownFile, OpenedFile, refuseOther } from '../../sqlite-file/opened-file';
import { SightMemory } from '../../sqlite-file/sight-memory';

/**
 * Opens a file for reading, beside the connection that writes. Nothing stays open when this throws.
 *
 * It waits for no other process: the connection that writes has switched the file to WAL mode already.
 *
 * @throws StoreFault when the files at the paths are no longer those that the other connection has open, or not whole.
 */
export function openBeside(known: KnownFile, busyTimeoutMs: number): OpenDatabase {
  const { path, identities } = known;
  refuseOthers(identities);
  try {
    return openWhole(known, busyTimeoutMs);
  } catch (error) {
    // If the files were moved away meanwhile, report that, and not what failed because of it.
    refuseOthers(identities);
    throw isSpoilt(error) ? new StoreFault('STORE_REPLACED', `"${path}" was cut off or written over`) : error;
  }
}

function openWhole({ path, identities, sight }: KnownFile, busyTimeoutMs: number): OpenDatabase {
  const Driver = loadDriver();
  const database = new Driver(path, { readonly: true, timeout: busyTimeoutMs });
  try {
    // This read also makes SQLite open the write-ahead log, which `OpenedFile` needs.
    const mark = database.pragma('application_id', { simple: true });
    if (mark !== APPLICATION_ID) {
      throw new StoreFault('STORE_REPLACED', `"${path}" was cut off or written over`);
    }
    const opened = new OpenedFile(path, describe(database), { known: new SightMemory(sight).read() });
    refuseOthers(identities);
    return { database, file: opened };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Whether the error shows damage. The damage is new: the file was a whole log when the other connection opened it. */
function isSpoilt(error: unknown): boolean {
  return /^(STORE_CUT_OFF|STORE_LOG_SPOILT|SQLITE_NOTADB|SQLITE_CORRUPT)/.test(
    String(Reflect.get(Object(error), 'code')),
  );
}

function refuseOthers(identities: FileIdentities): void {
  for (const [path, identity, size] of identities) {
    refuseOther(path, look(path), [identity, size]);
  }
}
