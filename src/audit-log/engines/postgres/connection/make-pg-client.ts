import { AuditStoreError } from '../../../domain/errors';
import { requirePackage } from '../../worker/require-package';
import type { OwnPgClient, PgDriver } from './pg-client';

/**
 * Makes a connection of `pg`, which is not made yet. `pg` is loaded now: only who uses PostgreSQL has it, so that no bundler may look
 * for it.
 *
 * @throws AuditStoreError when `pg` was told to use another driver, which stores other bytes than it is given.
 * @throws what the loader says when it is not installed.
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
