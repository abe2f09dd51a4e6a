import { AuditStoreError } from '../../domain/errors';
import { claimSpill } from './claim-spill';
import { LockedSpill, type SendPorts } from './locked-spill';
import { lookAtSpill } from './look-at-spill';
import { findBeside, type SpillOwner } from './name-spill-file';

/**
 * Sends the entries for a database in a spill file and the files beside it, in the order in which they were added, and deletes
 * them from the file once the store has them. Entries for another database stay there.
 *
 * Of several processes, only one sends. If it dies half-way, the next one begins with what is left: the store recognises the
 * entries that it has already by their ids.
 *
 * @returns Whether nothing is left, as far as is known; false if another process is sending.
 * @throws what the store or a file has failed with (rejects); what was not sent stays in the file. A file that fails does not
 * prevent the others from being sent.
 */
export async function sendSpill(spillFile: string, owner: SpillOwner, ports: SendPorts): Promise<boolean> {
  const failures: unknown[] = [];
  let isAll = true;
  for (const file of [...findBeside(spillFile, 'outbox'), spillFile, ...findBeside(spillFile, 'other')]) {
    try {
      isAll = (await sendFile(file, owner, ports)) && isAll;
    } catch (error) {
      if (mayPass(error)) {
        throw error;
      }
      failures.push(error);
    }
  }
  if (failures.length > 0) {
    throw failures[0];
  }
  return isAll;
}

async function sendFile(file: string, owner: SpillOwner, ports: SendPorts): Promise<boolean> {
  if (!lookAtSpill(file)) {
    return true;
  }
  if (!claimSpill(file, owner, 'send')) {
    throw ofAnother(file);
  }
  const spill = LockedSpill.take(file);
  if (spill === undefined) {
    return false;
  }
  try {
    const isAll = await spill.send(ports);
    if (isAll) {
      await spill.tidy();
    }
    return isAll;
  } finally {
    await spill.close();
  }
}

function ofAnother(file: string): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_FOREIGN',
    `What waits in "${file}" was recorded for another database: nothing is taken out of it. Name another spillFile for each database. If it belongs here, because the URL was another: npx audit-race copy --from "sqlite:${file.startsWith('/') ? '//' : ''}${file}" --to … with the URL of this log, and then delete the file.`,
  );
}

/** Whether it is the store that fails: then it would also fail for the next file. */
function mayPass(error: unknown): boolean {
  return error instanceof AuditStoreError && (error.transient || error.engineLost);
}
