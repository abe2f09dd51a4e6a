import type { StoreFailure } from '../../../domain/errors';
import { SYSTEM_LIMITS } from '../../../domain/system-limits';
import { COLUMNS } from '../../sql/entry-columns';
import { OF_POOLER } from './pooler-words';
import { TIME_LIMITS } from './time-limit-explanations';

/** What a code means. */
export interface Explanation {
  /** The code of our error. */
  readonly failure: StoreFailure;
  /** What to do. */
  readonly advice: string;
  /** What to do if the log is only read, where that is something else. */
  readonly toRead?: string;
}

/** What to do if something of others has refused it. */
export const LET_PASS =
  'Nothing of this call was done. Drop what refused it, or have it let that pass: "audit-race verify", or verify(), names all that is not of audit-race.';
const UNREACHABLE = 'Look whether the server runs, and whether it can be reached from here.';

/**
 * What the codes of the server (five characters), of the system and of TLS mean, and what to do. The first that matches counts.
 */
export const POSTGRES_EXPLANATIONS: readonly (Explanation & { readonly codes: RegExp })[] = [
  ...SYSTEM_LIMITS,
  ...TIME_LIMITS,
  ...OF_POOLER,
  {
    codes: /^(ERR_)?MODULE_NOT_FOUND$/,
    failure: 'AUDIT_DRIVER_MISSING',
    advice: 'Install it with "npm install pg", or mark it as external where the program is bundled.',
  },
  {
    codes: /^25006$/,
    failure: 'AUDIT_STORE_IO',
    advice: 'It is a standby, or set to read only. Name the server that accepts writes.',
  },
  {
    codes: /^SET_25006$/,
    failure: 'AUDIT_STORE_IO',
    advice:
      'The server itself accepts writes: default_transaction_read_only is on for the server, for this database or for this user. Turn it off where it is set, such as by ALTER DATABASE … RESET or ALTER ROLE … RESET default_transaction_read_only. Until then it is tried again.',
  },
  {
    codes: /^(08...|57P0[1-5])$/,
    failure: 'AUDIT_STORE_IO',
    advice: 'The server has ended the connection; it is made again.',
  },
  {
    codes: /^UNCONFIRMED$/,
    failure: 'AUDIT_STORE_BUSY',
    advice: 'It is tried again. Look at the standbys that synchronous_standby_names of the server names.',
  },
  {
    codes: /^53[14]00$/,
    failure: 'AUDIT_STORE_FULL',
    advice:
      'Make room on the disk of the server: pruning needs room itself. Nothing of this call was stored.',
  },
  {
    codes: /^(53...|40001|40P01|55006)$/,
    failure: 'AUDIT_STORE_BUSY',
    advice: 'The server is busy; try again later.',
  },
  {
    codes: /^55000$/,
    failure: 'AUDIT_STORE_BUSY',
    advice:
      'Where a table has no replica identity, a publication of the server holds up what is stored. Open the log once as the owner of its tables, with ensureSession(), or take the tables out of the publication.',
    toRead:
      'What is in the place of a table holds nothing that can be read: "audit-race verify", or verify(), names it.',
  },
  {
    codes: /^58...$/,
    failure: 'AUDIT_STORE_IO',
    advice: 'Look at the disk of the server; nothing of this call was stored.',
  },
  {
    codes: /^CONNECT_42501$/,
    failure: 'AUDIT_STORE_DENIED',
    advice: 'GRANT CONNECT ON DATABASE … TO this user.',
  },
  {
    codes: /^CONNECT_55000$/,
    failure: 'AUDIT_STORE_DENIED',
    advice: 'Name another database, or let this one in: ALTER DATABASE … WITH ALLOW_CONNECTIONS true.',
  },
  {
    codes: /^NO_PASSWORD$/,
    failure: 'AUDIT_STORE_DENIED',
    advice: 'The server asks for a password: put one into the URL, into PGPASSWORD, or into a .pgpass file.',
  },
  {
    codes: /^ERR_OSSL_/,
    failure: 'AUDIT_STORE_DENIED',
    advice:
      'Look at the files that sslrootcert, sslcert and sslkey in the URL name: the key must be that of the certificate, in PEM, and without a password.',
  },
  {
    codes: /^28...$/,
    failure: 'AUDIT_STORE_DENIED',
    advice: 'Look at the name, the password and TLS in the URL, and at pg_hba.conf of the server.',
  },
  {
    codes: /^ERR_TLS_UNSUPPORTED$/,
    failure: 'AUDIT_STORE_DENIED',
    advice:
      'It speaks no TLS, and sslmode in the URL asks for it. Set ssl = on in postgresql.conf of the server, or leave sslmode out where nobody else can listen.',
  },
  {
    codes: /^(ERR_TLS_|ERR_SSL_|CERT_|.*_CERT(IFICATE)?(_|$)|UNABLE_TO_|.*SIGNATURE)/,
    failure: 'AUDIT_STORE_DENIED',
    advice: 'Name the authority of its certificate in the URL: sslmode=verify-full&sslrootcert=…',
  },
  {
    codes: /^3D000$/,
    failure: 'AUDIT_STORE_MISSING',
    advice: 'Make the database with "createdb", or name another.',
  },
  {
    codes: /^3F000$/,
    failure: 'AUDIT_STORE_READ_ONLY',
    advice:
      'The search_path of this user leads to no schema that is there, and that he may use. Name one with options=-csearch_path%3D… in the URL, or by ALTER ROLE … SET search_path; or GRANT USAGE, CREATE ON SCHEMA … TO this user.',
  },
  {
    codes: /^BY_OTHERS$/,
    failure: 'AUDIT_STORE_FAILED',
    advice: LET_PASS,
  },
  {
    codes: /^42501$/,
    failure: 'AUDIT_STORE_READ_ONLY',
    advice: `Where the tables are missing: GRANT USAGE, CREATE ON SCHEMA … TO this user. Where they are there: GRANT USAGE ON SCHEMA …; to record INSERT (${COLUMNS}), SELECT (id, seq) ON audit_entry, SELECT, INSERT, UPDATE ON audit_writer, audit_batch, SELECT, UPDATE ON audit_head, and SELECT ON audit_schema; to prune or erase, too, SELECT, DELETE ON audit_entry, DELETE ON audit_writer, audit_batch, and SELECT, INSERT, DELETE ON audit_gone; to erase, too, UPDATE (actor, subject, source_address, user_agent, session_id, details) ON audit_entry.`,
    toRead:
      'To read and to verify: GRANT USAGE ON SCHEMA … and GRANT SELECT ON audit_entry, audit_batch, audit_head, audit_gone, audit_schema TO this user.',
  },
  {
    codes: /^42P01$/,
    failure: 'AUDIT_STORE_REPLACED',
    advice:
      'Its tables are not there any more. The next call to the audit log makes them anew. Find out who dropped them.',
  },
  {
    codes: /^21000$/,
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      "The table audit_head has more rows than one. Keep the row with the chain of the newest batch, and delete the others as its owner, in a transaction with SET LOCAL audit_race.guard = 'off'.",
  },
  {
    codes: /^KEY_23505$/,
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      'Somebody has set back the end of the chain in audit_head, put a batch in where it goes on, or changed what has gone in audit_gone, and nothing of this call was done: "audit-race verify", or verify(), tells more. Keep a copy of the tables before you put that right.',
  },
  {
    codes: /^22003$/,
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      'Somebody has put a number into audit_head or audit_batch behind which there is none, and nothing of this call was done: "audit-race verify", or verify(), tells more. Keep a copy of the tables before you put that right.',
  },
  {
    codes: /^2200H$/,
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      'Somebody has had the numbers of the entries come to an end, and nothing of this call was done: "audit-race verify", or verify(), says so, too. Have them go on behind the last entry, as the owner of the table, with ALTER TABLE audit_entry ALTER seq RESTART WITH ….',
  },
  {
    codes: /^23503$/,
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      'A foreign key of another table keeps entries from being pruned, or what it leads to does, and nothing of this call was done. Make it one with ON DELETE CASCADE, or drop it: "audit-race verify", or verify(), names it.',
  },
  {
    codes: /^XX00[12]$/,
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      'A table or an index is damaged, and what is there can be neither read nor verified. Look at the log of the server, which names it. REINDEX an index. Of a table restore a backup, and run "audit-race verify" on that.',
  },
  {
    codes: /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_|EHOST|ENET|EADDR|ENOENT|EACCES|EPERM)/,
    failure: 'AUDIT_STORE_IO',
    advice: UNREACHABLE,
  },
  {
    codes: /^(0A...|2[12]...|42...|HV...)$/,
    failure: 'AUDIT_STORE_FAILED',
    advice:
      'Its tables may not be as audit-race makes them: "audit-race verify", or verify(), names what is not. The cause tells what the server reported.',
  },
];
