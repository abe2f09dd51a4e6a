import { fromBytes, type Hash, toBytes } from '#audit-log/domain/evidence/hash';
import { bytesLeafHash } from '#audit-log/domain/evidence/merkle-tree';

/** The leaves with which a scenario builds trees, and what came of it. */
export class TreeBench {
  leaves: Hash[] = [];
  roots: string[] = [];

  /** Leaves that are given in hexadecimal digits. */
  takeHex(list: readonly string[]): void {
    this.leaves = list.map((digits) => bytesLeafHash(Buffer.from(digits === '(none)' ? '' : digits, 'hex')));
  }

  /** As many leaves, all different. */
  takeCounted(count: number): void {
    this.leaves = Array.from({ length: count }, (_, index) => bytesLeafHash(Buffer.from(`leaf ${index}`)));
  }
}

export const hexOf = (hash: Hash) => toBytes(hash).toString('hex');

export const hashOfHex = (digits: string): Hash => fromBytes(Buffer.from(digits, 'hex'));
