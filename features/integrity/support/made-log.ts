import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import type { EntryRow } from 'audit-race';
import type { EntryProof } from 'audit-race/verify';
import { makeRow } from '#audit-log/contract/trial-store';
import { CHAIN_START, type ChainLink, chainHash } from '#audit-log/domain/evidence/chain-link';
import { checkpointText } from '#audit-log/domain/evidence/checkpoint-note';
import { entryProofOf, logLeafOf } from '#audit-log/domain/evidence/entry-proof';
import type { Hash } from '#audit-log/domain/evidence/hash';
import { leafHash, personalHash } from '#audit-log/domain/evidence/leaf-hash';
import { personalText } from '#audit-log/domain/evidence/leaf-text';
import { rootOf } from '#audit-log/domain/evidence/merkle-tree';
import { ProvingTree } from '#audit-log/domain/evidence/proving-tree';
import { saltAt, saltsOf } from '#audit-log/domain/evidence/salts';
import { noteOf } from '#audit-log/domain/evidence/signed-note';
import { keyIdOf, publicKeyOf } from '#audit-log/domain/evidence/verifying-key';

interface MadeBatch {
  readonly rows: readonly EntryRow[];
  readonly salts: string;
  readonly leaves: readonly Hash[];
  readonly link: ChainLink;
  readonly before: Hash;
  readonly chain: Hash;
}

/** A private key of 32 bytes that are all the same, so that each run has the same keys. */
export function keyOf(seed: number | Buffer): KeyObject {
  const bytes = typeof seed === 'number' ? Buffer.alloc(32, seed) : seed;
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), bytes]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

/** A text signed under a name. */
export function signedNote(text: string, name: string, key: KeyObject): string {
  const id = keyIdOf(name, publicKeyOf(key));
  return noteOf(text, [{ name, id, signature: sign(null, Buffer.from(text), key) }]);
}

export const LOG_NAME = 'example.com/audit';

/** A log in memory, with all evidence that a store keeps. */
export class MadeLog {
  readonly key = keyOf(1);
  batches: readonly MadeBatch[] = [];

  get size(): number {
    return this.batches.length;
  }

  /** Stores as many entries as one batch. */
  add(count: number): void {
    const firstSeq = 1 + this.batches.reduce((sum, { rows }) => sum + rows.length, 0);
    this.addRows(Array.from({ length: count }, (_, index) => rowOf(firstSeq + index)));
  }

  addRows(rows: readonly EntryRow[]): void {
    const last = this.batches.at(-1);
    const salts = saltsOf(Buffer.alloc(16, this.size), rows.length);
    const leaves = rows.map((row, index) => leafHash(row, saltAt(salts, index)));
    const firstSeq = last === undefined ? 1 : last.link.firstSeq + last.rows.length;
    const link = {
      firstSeq,
      rows: rows.length,
      writer: 'ada',
      batch: this.size + 1,
      root: rootOf(leaves),
    };
    const before = last?.chain ?? CHAIN_START;
    const chain = chainHash(before, link);
    this.batches = [...this.batches, { rows, salts, leaves, link, before, chain }];
  }

  rowAt(batch: number, index: number): EntryRow {
    return this.#batch(batch).rows[index] ?? rowOf(0);
  }

  /** The proof of an entry. */
  prove(batch: number, index: number): EntryProof {
    const { rows, salts, leaves, link, before } = this.#batch(batch);
    const { root: _root, ...place } = link;
    return entryProofOf({
      row: rows[index] ?? rowOf(0),
      half: { salt: saltAt(salts, index) },
      leaf: { index, path: ProvingTree.of(leaves).auditPath(index) ?? [] },
      batch: place,
      before,
      log: { index: batch, size: this.size, path: this.#tree().auditPath(batch) ?? [] },
    });
  }

  /** The proof of an entry whose personal values were erased. */
  proveErased(batch: number, index: number): EntryProof {
    const { salt = '', entry, ...proof } = this.prove(batch, index);
    const row = this.rowAt(batch, index);
    const kept = Object.entries(entry).filter(([name]) => !PERSONAL.includes(name));
    return {
      ...proof,
      entry: Object.fromEntries(kept),
      personal: personalHash(salt, personalText(row)),
    };
  }

  /** What shows how it has grown since it had fewer batches. */
  growthSince(size: number): string[] {
    const path = this.#tree().consistencyPath(size) ?? [];
    return path.map((hash) => Buffer.from(hash, 'latin1').toString('base64'));
  }

  /** A signed checkpoint over its first batches. */
  checkpoint(size = this.size, name = LOG_NAME, key = this.key): string {
    const root = rootOf(this.batches.slice(0, size).map(({ chain }) => logLeafOf(chain)));
    return signedNote(checkpointText({ origin: name, size, root }), name, key);
  }

  #tree(): ProvingTree {
    return ProvingTree.of(this.batches.map(({ chain }) => logLeafOf(chain)));
  }

  #batch(index: number): MadeBatch {
    const batch = this.batches[index];
    if (batch === undefined) {
      throw new Error(`There is no batch ${index}.`);
    }
    return batch;
  }
}

const PERSONAL = ['actor', 'subject', 'sourceAddress', 'userAgent', 'sessionId', 'details'];

function rowOf(number: number): EntryRow {
  const id = `0190a1b2-0000-7bbb-8ccc-${String(number).padStart(12, '0')}`;
  return makeRow(id, 1_764_237_600_000 + number, {
    actor: 'größer@example.com',
    subject: `plan/${number}`,
    outcome: 'success',
    sourceAddress: '203.0.113.7',
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    ...(number % 2 === 0 ? { occurredAt: 1_764_237_500_000, details: '{"lines":3,"added":["a","b"]}' } : {}),
  });
}
