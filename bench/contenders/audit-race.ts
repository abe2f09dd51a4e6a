import { join } from 'node:path';
import { AuditService } from 'audit-race';
import type { Contender } from '../contender';
import { makeEvent } from '../events';

/** Our library with default options, which include evidence of tampering, and backpressure by `ready()`. */
export const auditRace = contenderWith({ integrity: true });

/** The same without evidence. */
export const auditRaceWithoutEvidence = contenderWith({ integrity: false });

function contenderWith({ integrity }: { readonly integrity: boolean }): Contender {
  return {
    isDurable: true,
    isQueryable: true,
    events: 200_000,
    async open(folder) {
      const audit = new AuditService({ databaseUrl: `sqlite://${join(folder, 'audit.db')}`, integrity });
      await audit.ensureSession();
      const hasRoom = () => audit.stats().waiting < 8192;
      return {
        record: (number) => {
          if (hasRoom()) {
            audit.record(makeEvent(number));
            return undefined;
          }
          return audit.ready().then(() => {
            audit.record(makeEvent(number));
          });
        },
        finish: () => audit.close(),
      };
    },
  };
}
