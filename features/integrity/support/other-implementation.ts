import { LogCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle';
import { toBytes } from '#audit-log/domain/evidence/hash';
import type { MadePath } from './path-bench';

type Entry = Parameters<typeof verifyMerkleInclusion>[0];

/** Whether @sigstore/verify accepts a path. It hashes the leaf itself, from what that is made of. */
export function isAcceptedElsewhere({ data, index, size, path, root }: MadePath): boolean {
  const checkpoint = new LogCheckpoint('made', BigInt(size), toBytes(root), []);
  const inclusion = { logIndex: String(index), hashes: path.map(toBytes) };
  try {
    verifyMerkleInclusion(entryOf({ data, size, root, inclusion, envelope: '' }), checkpoint);
    return true;
  } catch {
    return false;
  }
}

interface Said {
  readonly data: Buffer;
  readonly size: number;
  readonly root: string;
  readonly inclusion: { readonly logIndex: string; readonly hashes: Buffer[] };
  readonly envelope: string;
}

/** An entry as a log of Sigstore has it. What is empty here is not looked at. */
function entryOf({ data, size, root, inclusion, envelope }: Said): Entry {
  return {
    logIndex: inclusion.logIndex,
    logId: { keyId: Buffer.alloc(0) },
    kindVersion: { kind: '', version: '' },
    integratedTime: '0',
    inclusionPromise: undefined,
    inclusionProof: {
      ...inclusion,
      rootHash: toBytes(root),
      treeSize: String(size),
      checkpoint: { envelope },
    },
    canonicalizedBody: data,
  };
}
