import { AuditService } from 'audit-race';
import type { AuditWorld } from '../../support/world';
import { StoreStage } from './store-stage';

/** A log that moves a file of an earlier release, and what its logger is told. */
export class MovingLog {
  readonly told: { readonly facts: object; readonly message: string }[] = [];
  readonly #file: string;

  constructor(world: AuditWorld) {
    this.#file = world.part(StoreStage).file;
  }

  async open(): Promise<void> {
    const note = (facts: object, message: string) => {
      this.told.push({ facts, message });
    };
    const logger = { warn: note, error: note };
    await using audit = new AuditService({ databaseUrl: `sqlite://${this.#file}`, logger });
    await audit.ensureSession();
  }
}
