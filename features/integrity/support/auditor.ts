import { createPublicKey } from 'node:crypto';
import { AuditError, type EntryProof, type ProvedEntry, verifyProof } from 'audit-race/verify';
import type { AuditWorld } from '../../support/world';
import { MadeLog } from './made-log';

/** Somebody who has the public key of a log, and not the log. */
export class Auditor {
  readonly #log: MadeLog;
  /** What he was told instead of a proof that holds. */
  refusal: unknown;

  constructor(world: AuditWorld) {
    this.#log = world.part(MadeLog);
  }

  /** Checks a proof against the checkpoint of the log as it is now, or another. */
  check(proof: EntryProof | string, checkpoint = this.#log.checkpoint()): ProvedEntry {
    return verifyProof(proof, { checkpoint, publicKey: createPublicKey(this.#log.key) });
  }

  /** Checks something that he is to refuse. */
  refuse(check: () => unknown): void {
    try {
      check();
      this.refusal = undefined;
    } catch (error) {
      this.refusal = error;
    }
  }

  /** The code of what he was told; `undefined` where he has accepted it or was told no error of ours. */
  get code(): string | undefined {
    return this.refusal instanceof AuditError ? this.refusal.code : undefined;
  }
}
