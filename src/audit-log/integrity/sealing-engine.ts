import { AuditStoreError } from '../domain/errors';
import type { Engine } from '../ports/engine';

/** An engine that makes evidence of tampering. */
export type SealingEngine = Engine & Required<Pick<Engine, 'examine' | 'prove' | 'readHead' | 'erase'>>;

/** @throws AuditStoreError `AUDIT_STORE_UNSEALED` where an engine makes no evidence. */
export function sealing(engine: Engine): SealingEngine {
  if (!isSealing(engine)) {
    throw new AuditStoreError(
      'AUDIT_STORE_UNSEALED',
      'This store makes no evidence of tampering, so there is nothing to verify, prove or erase with. Keep the log in a SQLite file or a PostgreSQL of this release.',
    );
  }
  return engine;
}

function isSealing(engine: Engine): engine is SealingEngine {
  return engine.capabilities.seals === true;
}
