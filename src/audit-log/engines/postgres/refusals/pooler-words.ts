import type { StoreFailure } from '../../../domain/errors';

/** What a pooler means, and what to do; as `Explanation`. */
interface PoolerExplanation {
  readonly codes: RegExp;
  readonly failure: StoreFailure;
  readonly advice: string;
}

/** What PgBouncer says, and what it means. It has one code for all of that (08P01), so only its words tell whether waiting helps. */
const WORDS: readonly (readonly [says: RegExp, kind: string])[] = [
  [/^(?:query|client|idle|transaction)[_ ](?:\w+[_ ])?timeout/, 'TIMEOUT'],
  [/^server login (?:has been failing|failed)|^pgbouncer cannot connect|^server (?:conn|DNS) /, 'SERVER'],
  [/^database (?:removed|".*" is disabled|does not allow connections)/, 'PAUSED'],
  [/^no more connections allowed|^client connections exceeded|^bouncer resources exhaustion/, 'FULL'],
  [/^no such database: /, 'DATABASE'],
  [/^unsupported startup parameter/, 'PARAMETER'],
  [/^transaction blocks not allowed/, 'STATEMENT'],
  [/authentication failed$|^no such user|^login rejected|^(?:SSL|TLS) required|^not allowed/, 'LOGIN'],
];

/** The kind of what a pooler has said, as a code of ours; `undefined` where these are no words of a pooler that are known. */
export function poolerKind(message: string): string | undefined {
  const kind = WORDS.find(([says]) => says.test(message))?.[1];
  return kind === undefined ? undefined : `POOLER_${kind}`;
}

/** By the kind of what the pooler says. */
export const OF_POOLER: readonly PoolerExplanation[] = [
  {
    codes: /^POOLER_TIMEOUT$/,
    failure: 'AUDIT_STORE_IO',
    advice:
      'A pooler in front of the server, such as PgBouncer, has ended it by a setting of its own, and it is tried again. Where that goes on, look whether the pooler reaches the server and has connections left, or give it more time there: query_timeout, query_wait_timeout, idle_transaction_timeout or transaction_timeout.',
  },
  {
    codes: /^POOLER_SERVER$/,
    failure: 'AUDIT_STORE_IO',
    advice:
      'A pooler in front of the server, such as PgBouncer, does not reach it, and it is tried again. Look whether the server runs, and lets the pooler in.',
  },
  {
    codes: /^POOLER_PAUSED$/,
    failure: 'AUDIT_STORE_IO',
    advice:
      'Somebody has disabled the database in a pooler such as PgBouncer, or ended its connections, and it is tried again. ENABLE or RESUME in the console of the pooler lets it go on.',
  },
  {
    codes: /^POOLER_FULL$/,
    failure: 'AUDIT_STORE_BUSY',
    advice:
      'A pooler in front of the server, such as PgBouncer, has as many clients as it may have, and it is tried again. Where that goes on, allow more there: max_client_conn, max_user_client_connections or max_db_client_connections.',
  },
  {
    codes: /^POOLER_DATABASE$/,
    failure: 'AUDIT_STORE_MISSING',
    advice:
      'A pooler such as PgBouncer knows no database of this name. Name another, or add it to [databases] of the pooler.',
  },
  {
    codes: /^POOLER_PARAMETER$/,
    failure: 'AUDIT_STORE_DENIED',
    advice:
      'A pooler such as PgBouncer does not pass it on. Take it out of the URL, out of PGOPTIONS and out of the options of the pool, and set it by ALTER ROLE … SET.',
  },
  {
    codes: /^POOLER_STATEMENT$/,
    failure: 'AUDIT_STORE_FAILED',
    advice:
      'A pooler such as PgBouncer has pool_mode=statement, and the log needs transactions. Give this database pool_mode=transaction or session there.',
  },
  {
    codes: /^POOLER_LOGIN$/,
    failure: 'AUDIT_STORE_DENIED',
    advice:
      'A pooler such as PgBouncer does not let this user in. Look at the name, the password and TLS in the URL, and at auth_file, auth_query and auth_hba_file of the pooler.',
  },
];
