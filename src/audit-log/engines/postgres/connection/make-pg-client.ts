import { AuditStoreError } from '../../../domain/errors';
import { requirePackage } from '../../worker/require-package';
import type { OwnPgClient, PgDriver } from './pg-client';

/**
 * Makes a client of `pg` that is not connected yet. `pg` is loaded only now: programs without PostgreSQL do not have it, so bundlers must
 * not look for it.
 *
 * @throws AuditStoreError when `pg` is set to use pg-native, which stores other bytes than it is given.
 * @throws the error of the module loader when `pg` is not installed.
 */
export function makePgClient(config: object): OwnPgClient {
  const { Client }: PgDriver = requirePackage('pg');
  const client = new Client(config);
  if ('native' in client) {
    throw new AuditStoreError(
      'AUDIT_DRIVER_MISSING',
      'The environment variable NODE_PG_FORCE_NATIVE makes pg use pg-native, with which no log can be kept. Unset it for this program.',
    );
  }
  return client;
}
