import { PART_MISSING, SYSTEM_LIMITS } from '../../domain/system-limits';
import { type Explanation, FAULTS } from './file-faults';

/** What the codes of the driver, the system and the thread mean, and what to do. The first that matches counts. */
export const EXPLANATIONS: readonly (Explanation & { readonly codes: RegExp })[] = [
  ...SYSTEM_LIMITS,
  {
    codes: /^ERR_DLOPEN_FAILED$/,
    failure: 'AUDIT_DRIVER_MISSING',
    advice:
      'Install it with "npm install better-sqlite3" (on Node 20: better-sqlite3@12), or build it for this Node with "npm rebuild better-sqlite3". With pnpm or Yarn, first allow its build script.',
  },
  {
    codes: /^ERR_DLOPEN_DISABLED$/,
    failure: 'AUDIT_DRIVER_MISSING',
    advice: 'Start Node with --allow-addons, and without --no-addons.',
  },
  { codes: /^WORKER_UNREACHABLE$/, ...PART_MISSING },
  {
    codes: /^(WORKER_DENIED|ERR_WORKER_)/,
    failure: 'AUDIT_WORKER_MISSING',
    advice: 'Node starts no thread for it. With --permission, also give --allow-worker and --allow-addons.',
  },
  {
    codes: /^ERR_ACCESS_DENIED$/,
    failure: 'AUDIT_STORE_READ_ONLY',
    advice: 'Start Node with --allow-fs-read and --allow-fs-write for the folder of the file.',
  },
  {
    codes: /^WORKER_ENDED$/,
    failure: 'AUDIT_ENGINE_DIED',
    advice: 'The next call to the audit log opens a new one.',
  },
  {
    codes: /^(WORKER_CLOSED|CALL_STOPPED)$/,
    failure: 'AUDIT_ENGINE_CLOSED',
    advice: 'Create another engine.',
  },
  { codes: /^(EEXIST|ENOTDIR|EISDIR)$/, ...FAULTS.STORE_NOT_A_FILE },
  {
    codes: /^(ENAMETOOLONG|ELOOP)$/,
    failure: 'AUDIT_STORE_NOT_A_FILE',
    advice: 'Name a file by a shorter path, and without symbolic links that lead to each other.',
  },
  {
    codes: /^SQLITE_NOTADB/,
    failure: 'AUDIT_STORE_NOT_A_DATABASE',
    advice: 'The file is left as it is; name another, or move it away.',
  },
  {
    codes: /^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS|ENOENT)/,
    failure: 'AUDIT_STORE_READ_ONLY',
    advice: 'Let this user write to the file and its folder, or name another place.',
  },
  {
    codes: /^(SQLITE_BUSY|SQLITE_LOCKED)/,
    failure: 'AUDIT_STORE_BUSY',
    advice: 'Another process holds the file; try again when it is done.',
  },
  {
    codes: /^(SQLITE_FULL|ENOSPC)/,
    failure: 'AUDIT_STORE_FULL',
    advice: 'Make room on the disk; nothing of this call was stored.',
  },
  {
    codes: /^(SQLITE_IOERR|EIO)/,
    failure: 'AUDIT_STORE_IO',
    advice: 'Look at the disk and its limits; nothing of this call was stored.',
  },
  {
    codes: /^SQLITE_CONSTRAINT_PRIMARYKEY$/,
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      'Somebody has put in a row with a number that comes next, and nothing of this call was done. Run "audit-race verify": it names that row.',
  },
  {
    codes: /^SQLITE_CORRUPT/,
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      'A part of it is damaged, and can be neither read nor verified. Move the file away together with its -wal and -shm, and keep them: "sqlite3 FILE .recover" shows what can still be read. Restore a backup, and run "audit-race verify" on that.',
  },
  {
    codes: /^SQLITE_(ERROR|MISMATCH)$/,
    failure: 'AUDIT_STORE_FAILED',
    advice:
      'Its tables may not be as audit-race makes them: "audit-race verify", or verify(), names what is not. The cause tells what the driver reported.',
  },
];
