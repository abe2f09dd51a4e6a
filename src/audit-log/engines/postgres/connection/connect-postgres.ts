import { readFile } from 'node:fs/promises';
import { AuditStoreError } from '../../../domain/errors';
import { type CallLimits, unlessAborted } from '../../../ports/call-limits';
import { type Clock, within } from '../../../ports/clock';
import type { PostgresHost } from '../location/postgres-hosts';
import type { PostgresLocation } from '../location/postgres-url';
import { explainPostgresFailure } from '../refusals/explain-postgres-failure';
import { ReadOnlyError } from '../refusals/read-only-error';
import { noAnswer } from './connection';
import { leaveClient } from './leave-client';
import { makePgClient } from './make-pg-client';
import type { OwnPgClient } from './pg-client';
import { readValues } from './read-values';

/** How long a server may take to answer, in seconds, where nothing else is said. */
const CONNECT_TIMEOUT_S = 10;

/** After how many idle milliseconds the operating system checks whether the server is still there (TCP keepalive). */
const KEEP_ALIVE_MS = 10_000;

const ACCEPTS_WRITES =
  "SELECT current_setting('transaction_read_only') = 'off', pg_catalog.pg_is_in_recovery()";

/**
 * Connects to the first server that accepts it: of several, to the first that accepts writes.
 *
 * @throws AuditStoreError (rejects) the failure of the last server that was asked. If waiting does not help against it, no other is asked.
 */
export async function connectPostgres(
  location: PostgresLocation & { readonly isReadOnly?: boolean },
  limits: CallLimits,
  clock: Clock,
): Promise<OwnPgClient> {
  const { hosts } = location;
  let failure: unknown;
  for (const host of hosts) {
    try {
      return await connectTo(host, location, limits, clock);
    } catch (error) {
      const explained = explainPostgresFailure({ ...location, hosts: [host] }, error);
      failure = explained;
      if (!(explained instanceof AuditStoreError && explained.transient)) {
        break;
      }
    }
  }
  throw failure;
}

async function connectTo(
  place: PostgresHost,
  location: PostgresLocation & { readonly isReadOnly?: boolean },
  { signal }: CallLimits,
  clock: Clock,
): Promise<OwnPgClient> {
  const client = makePgClient(await configOf(place, location));
  // Listens for the whole life of the client: it may break at any moment, even when it has just connected or ended. An `error` event
  // without a listener would end the process. The code that uses the client learns of it from its failing statement.
  client.on('error', () => undefined);
  const durationMs = 1000 * Number(location.settings.connect_timeout ?? CONNECT_TIMEOUT_S);
  const isAnyGood = location.hosts.length === 1 || location.isReadOnly === true;
  try {
    const connected = connect(client, isAnyGood);
    await unlessAborted(within(connected, { clock, durationMs, late: noAnswer }), signal);
    return client;
  } catch (error) {
    leaveClient(client);
    throw error;
  }
}

async function connect(client: OwnPgClient, isAnyGood: boolean): Promise<void> {
  await client.connect();
  const { rows } = isAnyGood ? { rows: [] } : await readValues(client, { text: ACCEPTS_WRITES });
  const [acceptsWrites, isStandby] = Object(rows[0] ?? []);
  if (acceptsWrites === false) {
    throw new ReadOnlyError('the server accepts no writes', isStandby === false);
  }
}

/** The options for `pg`, which takes what is undefined from the environment. */
async function configOf(
  { host, port }: PostgresHost,
  { user, password, database, settings }: PostgresLocation,
): Promise<object> {
  const { application_name = 'audit-race', options } = settings;
  const ssl = await sslOf(settings);
  return {
    host,
    port,
    user,
    password,
    database,
    ...(ssl === undefined ? {} : { ssl }),
    application_name,
    options,
    enableChannelBinding: settings.channel_binding === 'require' || settings.channel_binding === 'prefer',
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
  };
}

/**
 * How TLS secures the connection, in the options of `node:tls`; undefined where the URL says nothing of it.
 *
 * As in `pg` up to version 8: every mode that asks for TLS checks the certificate, except for `no-verify`.
 */
async function sslOf(settings: PostgresLocation['settings']): Promise<object | false | undefined> {
  const { sslmode, sslrootcert, sslcert, sslkey } = settings;
  if (sslmode === 'disable') {
    return false;
  }
  if (sslmode === undefined && sslrootcert === undefined && sslcert === undefined) {
    return undefined;
  }
  const authority = sslrootcert === 'system' ? undefined : sslrootcert;
  const [ca, cert, key] = await Promise.all([authority, sslcert, sslkey].map(readOptional));
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    rejectUnauthorized: sslmode !== 'no-verify',
    // The mode `verify-ca` accepts a certificate of the right authority for any host name.
    ...(sslmode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
  };
}

async function readOptional(file: string | undefined): Promise<string | undefined> {
  try {
    return file === undefined ? undefined : await readFile(file, 'utf8');
  } catch {
    // The name of the file and the reason would reveal parts of the URL.
    throw Object.assign(new Error('a file with a certificate or a key cannot be read'), {
      code: 'CERT_FILE_UNREADABLE',
    });
  }
}
