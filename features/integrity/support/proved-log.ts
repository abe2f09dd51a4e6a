import assert from 'node:assert/strict';
import { AuditService, type EntryProof, type LogHead } from 'audit-race';
import Database from 'better-sqlite3';
import { rootOfProof } from '#audit-log/domain/evidence/entry-proof';
import { toBytes } from '#audit-log/domain/evidence/hash';
import { readProof } from '#audit-log/domain/evidence/read-proof';
import { StoreStage } from '../../engines/support/store-stage';
import type { AuditWorld } from '../../support/world';

/** What can be proved of a log, as somebody checks it who has only proof and checkpoint. */
export class ProvedLog {
  readonly #stage: StoreStage;

  constructor(world: AuditWorld) {
    this.#stage = world.part(StoreStage);
  }

  /** Makes the proofs of all entries, and says how many lead to the root; none may do so with the row of another. */
  async countProved(): Promise<number> {
    const { size, root } = Object(await this.#stage.engine.readHead?.());
    const proofs = await this.#proveAll({ size, root });
    for (const [index, proof] of proofs.entries()) {
      const other = proofs[(index + 1) % proofs.length];
      assert.notEqual(rootOf({ ...proof, entry: other?.entry ?? {} }), root);
      assert.notEqual(rootOf({ ...proof, leaf: { ...proof.leaf, index: proof.leaf.index + 1 } }), root);
    }
    return proofs.filter((proof) => rootOf(proof) === root).length;
  }

  async prove(id: string, checkpoint?: LogHead): Promise<EntryProof | undefined> {
    const audit = new AuditService({ engine: this.#stage.engine });
    try {
      return await audit.prove(id, checkpoint && { checkpoint });
    } finally {
      await audit.close();
    }
  }

  async #proveAll(head: LogHead): Promise<EntryProof[]> {
    const database = new Database(this.#stage.file);
    const ids = database.prepare('SELECT id FROM audit_entry').pluck().all().map(String);
    database.close();
    const proofs: EntryProof[] = [];
    for (const id of ids) {
      const proof = await this.prove(id, head);
      assert.ok(proof);
      proofs.push(proof);
    }
    return proofs;
  }
}

/** The root to which a proof leads, as text. */
export function rootOf(proof: EntryProof): string | undefined {
  try {
    const root = rootOfProof(readProof(JSON.stringify(proof)));
    return root && toBytes(root).toString('base64');
  } catch {
    return undefined;
  }
}
