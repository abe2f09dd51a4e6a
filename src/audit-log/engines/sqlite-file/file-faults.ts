import type { StoreFailure } from '../../domain/errors';

/** What a failure is called, and what to do. */
export interface Explanation {
  readonly failure: StoreFailure;
  readonly advice: string;
}

/** What our own checks find wrong with a file or its driver, and what to do. */
export const FAULTS = Object.freeze({
  STORE_DRIVER_UNFIT: {
    failure: 'AUDIT_DRIVER_MISSING',
    advice: 'Install one that is made for it with "npm install better-sqlite3@12".',
  },
  STORE_NOT_A_FILE: {
    failure: 'AUDIT_STORE_NOT_A_FILE',
    advice: 'Name a file; missing folders above it are made.',
  },
  STORE_READ_ONLY: {
    failure: 'AUDIT_STORE_READ_ONLY',
    advice: 'Let this user write to it and to its folder, or name another place.',
  },
  STORE_NEWER: { failure: 'AUDIT_STORE_NEWER', advice: 'Update audit-race; the file is left as it is.' },
  STORE_FOREIGN: { failure: 'AUDIT_STORE_FOREIGN', advice: 'Give the audit log a file of its own.' },
  STORE_ENCODED: {
    failure: 'AUDIT_STORE_FOREIGN',
    advice: 'Give the audit log a new file of its own. "audit-race copy" copies a log there.',
  },
  STORE_UNMARKED: {
    failure: 'AUDIT_STORE_FOREIGN',
    advice: 'If it is a log, as after a restored dump, set that mark with PRAGMA application_id.',
  },
  STORE_WITHOUT_LOG: {
    failure: 'AUDIT_STORE_MISSING',
    advice: 'Restore a backup in the place of the file, its -wal and its -shm, or name another file.',
  },
  STORE_REPLACED: {
    failure: 'AUDIT_STORE_REPLACED',
    advice:
      'Nothing of this call was stored. The next call to the audit log opens what is there now. Find out who replaced it.',
  },
  STORE_LEFT: {
    failure: 'AUDIT_STORE_REPLACED',
    advice: 'The log is closed. Find out who did it, and look for those entries there.',
  },
  STORE_LOG_SPOILT: {
    failure: 'AUDIT_STORE_BUSY',
    advice: 'Another process has it open; try again when it is done.',
  },
  STORE_WITHOUT_LOCKS: {
    failure: 'AUDIT_STORE_FAILED',
    advice:
      'Name a folder on a disk of this machine, or mount that disk with locks. TMPDIR names the temporary folder.',
  },
  STORE_OTHER_NAME: {
    failure: 'AUDIT_STORE_BUSY',
    advice: 'Nothing of this call was stored: two names would damage it. Use one name in all programs.',
  },
  STORE_HINDERED: {
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      'Nothing of this call was done. Run "audit-race verify", or verify(): it names what is not of audit-race.',
  },
  STORE_HELD: {
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      'Nothing of this call was done. Make it one with ON DELETE CASCADE, or drop it: "audit-race verify", or verify(), names all there is.',
  },
  STORE_REFUSED: {
    failure: 'AUDIT_STORE_FAILED',
    advice:
      'Nothing of this call was done. Drop what refused it, or have it let that pass: "audit-race verify", or verify(), names all that is not of audit-race.',
  },
  STORE_RESHAPED: {
    failure: 'AUDIT_STORE_FAILED',
    advice:
      'Nothing of this call was done. Do not drop a table of the log: "audit-race copy" takes its entries along into a new log, whose tables are as they should be. A trigger or an index that is named can be dropped. "audit-race verify", or verify(), names all that is not as audit-race makes it.',
  },
  STORE_NUMBERED: {
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      'Somebody has put that row in, and nothing of this call was done. Keep a copy of the file, run "audit-race verify" on it, and delete that row by hand.',
  },
  STORE_UNCHAINED: {
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      'Somebody has changed one of the two, and nothing of this call was done. Keep a copy of the file, run "audit-race verify" on it, or verify(): it tells more. Then restore a backup.',
  },
  STORE_UNLINKED: {
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      'Somebody has changed that row, or has taken one before it away or put one in. Nothing is signed or proved by such a chain. Keep a copy of the file, and run "audit-race verify" on it, or verify(): it tells more. Then restore a backup.',
  },
  STORE_INCOMPLETE: {
    failure: 'AUDIT_STORE_CORRUPT',
    advice: 'Restore them from a backup; or drop the others, too, so that all are made anew.',
  },
  STORE_CUT_OFF: {
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      'Its -wal may be of another file that was there before. Move the file away together with its -wal and -shm, and keep them. Then restore a backup, and run "audit-race verify" on that.',
  },
  STORE_FULL: {
    failure: 'AUDIT_STORE_FULL',
    advice: 'Make room on the disk, or prune the log; nothing of this call was stored.',
  },
  STORE_FULL_MIDWAY: {
    failure: 'AUDIT_STORE_FULL',
    advice: 'Make room on the disk, or prune the log. To store all of them once more stores none twice.',
  },
  CURSOR_UNKNOWN: {
    failure: 'AUDIT_CURSOR_UNKNOWN',
    advice: 'Follow it from the beginning, without a cursor; what is in it may not be what was there before.',
  },
  STORE_AHEAD: {
    failure: 'AUDIT_STORE_AHEAD',
    advice:
      'Somebody has raised that number in audit_writer, or they were pruned. The audit log sends them again by itself, as another writer.',
  },
  STORE_BEHIND: {
    failure: 'AUDIT_STORE_BEHIND',
    advice:
      'The store lacks a batch before it, as after a restored backup. The audit log sends what it holds again by itself; what it no longer holds may be missing.',
  },
}) satisfies Readonly<Record<string, Explanation>>;
