import { AuditError, AuditStoreError, type StoreFailure } from '../../domain/errors';
import { harmlessLine, messageOf } from '../../domain/harmless-text';
import { SPENT_LIMITS } from '../../domain/spent-limits';
import { COLUMNS } from '../sql/entry-columns';
import { type PostgresLocation, shownLocation } from './postgres-url';
import { UNREAD } from './read-values';

interface Explanation {
  readonly failure: StoreFailure;
  readonly advice: string;
  /** What to do where somebody only reads, if that is something else. */
  readonly toRead?: string;
}

const UNREACHABLE = 'Look whether the server runs, and whether it can be reached from here.';

/**
 * What the codes of the server (five characters), of the system and of TLS mean, and what to do. The first that matches counts.
 */
const EXPLANATIONS: readonly (Explanation & { readonly codes: RegExp })[] = [
  ...SPENT_LIMITS,
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
    codes: /^(08...|57P0[1-5]|25P03)$/,
    failure: 'AUDIT_STORE_IO',
    advice: 'The server has ended the connection; it is made again.',
  },
  {
    codes: /^53[14]00$/,
    failure: 'AUDIT_STORE_FULL',
    advice:
      'Make room on the disk of the server: pruning needs room itself. Nothing of this call was stored.',
  },
  {
    codes: /^(53...|40001|40P01|55P03|55006|57014|25P04)$/,
    failure: 'AUDIT_STORE_BUSY',
    advice: 'The server is busy; try again later.',
  },
  {
    codes: /^55000$/,
    failure: 'AUDIT_STORE_BUSY',
    advice:
      'Where a table has no replica identity, a publication of the server holds up what is stored. Open the log once as the owner of its tables, with ensureSession(), or take the tables out of the publication.',
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
    codes: /^(42501|3F000)$/,
    failure: 'AUDIT_STORE_READ_ONLY',
    advice: `Where the tables are missing: GRANT USAGE, CREATE ON SCHEMA … TO this user. Where they are there: GRANT USAGE ON SCHEMA …; to record INSERT (${COLUMNS}), SELECT (id, seq) ON audit_entry, SELECT, INSERT, UPDATE ON audit_writer, audit_batch, SELECT, UPDATE ON audit_head, and SELECT ON audit_schema; to prune or erase, too, SELECT, DELETE ON audit_entry, DELETE ON audit_writer, audit_batch, and SELECT, INSERT, DELETE ON audit_gone; to erase, too, UPDATE (actor, subject, source_address, user_agent, session_id, details) ON audit_entry.`,
    toRead:
      'To read and to verify: GRANT USAGE ON SCHEMA … and GRANT SELECT ON audit_entry, audit_batch, audit_head, audit_gone, audit_schema TO this user.',
  },
  {
    codes: /^42P01$/,
    failure: 'AUDIT_STORE_REPLACED',
    advice: 'Its tables are not there any more; another engine makes them anew.',
  },
  {
    codes: /^21000$/,
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      "The table audit_head has more rows than one. Keep the row with the chain of the newest batch, and delete the others as its owner, in a transaction with SET LOCAL audit_race.guard = 'off'.",
  },
  {
    codes: /^23503$/,
    failure: 'AUDIT_STORE_CORRUPT',
    advice:
      'A foreign key of another table keeps entries from being pruned, and nothing of this call was done. Make it one with ON DELETE CASCADE, or drop it: "audit-race verify", or verify(), names it.',
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
];

/** What `pg` says without a code: that a connection has ended, or was not made in time. */
const ENDED =
  /^(?:Connection terminated|timeout expired|timeout exceeded|Client (?:was closed|has encountered))/;
/** Where it refuses a right, the server puts what it names in no quotes. */
const DENIED = /^(permission denied for \w+) (?!(?:audit|pg)_)\S+/;
/** A connection is refused on a full disk: the server has no code for it. */
const NO_ROOM = /^could not write init file$/;
const NO_TLS = /^The server does not support SSL/;
const NO_PASSWORD = /client password must be a (?:non-empty )?string/;

/** Where somebody's function has failed by its own words, in one of the languages for them. These words may hold values of entries. */
const FUNCTIONS = /^pl(?!an)/;

/** Makes a failure of PostgreSQL an error that says what happened to which server, and what to do. */
export function explainPostgresFailure(
  location: PostgresLocation | undefined,
  error: unknown,
  onlyReads = false,
): AuditError {
  if (error instanceof AuditError) {
    return error;
  }
  const code = codeOf(error);
  const kind = kindOf(error, code);
  const { failure, advice, toRead }: Explanation = EXPLANATIONS.find(({ codes }) => codes.test(kind)) ?? {
    failure: 'AUDIT_STORE_FAILED',
    advice: 'The cause tells what the server reported.',
  };
  const said = FUNCTIONS.test(String(Object(error).file))
    ? `a trigger or a function of the database has refused it (${code}); the log of the server has its words`
    : withoutSecrets(messageOf(error), location);
  const cause = Object.assign(new Error(said), { code });
  const name = location === undefined ? '' : ` "${harmlessLine(shownLocation(location))}"`;
  return new AuditStoreError(
    failure,
    `The PostgreSQL store${name} cannot be used: ${said}. ${onlyReads ? (toRead ?? advice) : advice}`,
    cause,
  );
}

function codeOf(error: unknown): string {
  const { code } = Object(error);
  const message = messageOf(error);
  if (NO_ROOM.test(message)) {
    return '53100';
  }
  if (typeof code === 'string') {
    return code;
  }
  if (NO_TLS.test(message)) {
    return 'ERR_TLS_UNSUPPORTED';
  }
  if (UNREAD.test(message)) {
    return 'ETIMEDOUT';
  }
  return ENDED.test(message) ? 'ECONNRESET' : 'UNKNOWN';
}

/** The code; or another where it does not say that it happened while connecting, or `pg` has none. */
function kindOf(error: unknown, code: string): string {
  if (Object(error).severity === 'FATAL' && /^(?:42501|55000)$/.test(code)) {
    return `CONNECT_${code}`;
  }
  return NO_PASSWORD.test(messageOf(error)) ? 'NO_PASSWORD' : code;
}

/** In the quotes of the languages that a server may speak: a name of ours or of its own, or all up to the last quote. */
const QUOTED = /["«»„“”]\s?(?:audit|pg)_\w+\s?["«»“”]|["«»„“”].*["«»“”]|["«»„“”].*$/gs;
const OWN_NAME = /^.\s?(?:audit|pg)_\w+\s?.$/;

/**
 * What the server says names users, databases and values, which may have quotes in them: all that is in quotes goes but names of ours and
 * of its own, and what the URL says.
 */
function withoutSecrets(message: string, location: PostgresLocation | undefined): string {
  const { user, password, database, settings = {} } = location ?? {};
  const told = [user, password, database, ...Object.values(settings)].filter(
    (text): text is string => text !== undefined && text.length > 2,
  );
  // A value may go on in the next line.
  const [line = ''] = message.replace(QUOTED, (found) => (OWN_NAME.test(found) ? found : '"…"')).split('\n');
  return told.reduce((safe, secret) => safe.replaceAll(secret, '…'), line.replace(DENIED, '$1 …'));
}
