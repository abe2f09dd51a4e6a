import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { LogCheckpoint, verifyCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle';
import type { EntryProof } from 'audit-race/verify';
import { toBytes } from '#audit-log/domain/evidence/hash';
import type { MadePath } from './path-bench';

type Entry = Parameters<typeof verifyMerkleInclusion>[0];

/** Whether @sigstore/verify accepts a path. It hashes the leaf itself, from what that is made of. */
export function isAcceptedElsewhere({ data, index, size, path, root }: MadePath): boolean {
  return isAccepted(() =>
    verifyMerkleInclusion(
      entryOf(data, index, path.map(toBytes)),
      new LogCheckpoint('made', BigInt(size), toBytes(root), []),
    ),
  );
}

/** What a proof is held against elsewhere. */
interface Trusted {
  /** The signed text. */
  readonly checkpoint: string;
  readonly key: KeyObject;
  /** The name of the key. */
  readonly name: string;
  /** The root of the batch: the proof leads to it, and does not say it. */
  readonly root: Buffer;
}

/** Whether @sigstore/verify accepts a proof with its checkpoint. What is hashed is made here, as the documentation has it. */
export function isProofAcceptedElsewhere(proof: EntryProof, trusted: Trusted): boolean {
  const { leaf, batch, log } = proof;
  const publicKey = createPublicKey(trusted.key);
  const tlog = {
    logID: keyIdOf(trusted.name, publicKey),
    baseURL: trusted.name,
    publicKey,
    validFor: { start: new Date(0), end: new Date() },
  };
  return isAccepted(() => {
    const inBatch = entryOf(Buffer.from(leafData(proof)), leaf.index, leaf.path.map(fromBase64));
    verifyMerkleInclusion(inBatch, new LogCheckpoint('batch', BigInt(batch.rows), trusted.root, []));
    const chain = chainOf(proof, trusted.root);
    const inLog = entryOf(chain, log.index, log.path.map(fromBase64), trusted.checkpoint);
    verifyMerkleInclusion(inLog, verifyCheckpoint(inLog, [tlog]));
  });
}

function isAccepted(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

const fromBase64 = (text: string) => Buffer.from(text, 'base64');

const sha256 = (...parts: readonly (string | Buffer)[]) =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest();

const fieldOf = (value: string | number | null | undefined) =>
  value === null || value === undefined ? '-' : `${Buffer.byteLength(String(value))}:${value}`;

function leafData({ entry, salt = '' }: EntryProof): string {
  const { id, time = '', eventType, outcome, correlationId, tenant, traceId, occurredAt } = entry;
  const { actor, subject, sourceAddress, userAgent, sessionId, details } = entry;
  const happened = occurredAt === undefined ? null : Date.parse(occurredAt);
  const lasting = [id, Date.parse(time), eventType, outcome, correlationId, tenant, traceId, happened];
  const personal = [actor, subject, sourceAddress, userAgent, sessionId, details].map(fieldOf).join('');
  const digest = sha256('\x02', salt, personal).toString('hex');
  return `${lasting.map(fieldOf).join('')}64:${digest}`;
}

function chainOf({ batch }: EntryProof, root: Buffer): Buffer {
  const { firstSeq, rows, writer, batch: number, before } = batch;
  const text = [firstSeq, rows, writer, number, root.toString('hex')].map(fieldOf).join('');
  return sha256('\x03', fromBase64(before), text);
}

function keyIdOf(name: string, key: KeyObject): Buffer {
  const raw = Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
  return sha256(`${name}\n\x01`, raw).subarray(0, 4);
}

/** An entry as a log of Sigstore has it. What is empty here is not looked at. */
function entryOf(data: Buffer, index: number, hashes: Buffer[], envelope = ''): Entry {
  return {
    logIndex: String(index),
    logId: { keyId: Buffer.alloc(0) },
    kindVersion: { kind: '', version: '' },
    integratedTime: '0',
    inclusionPromise: undefined,
    inclusionProof: {
      logIndex: String(index),
      rootHash: Buffer.alloc(0),
      treeSize: '0',
      hashes,
      checkpoint: { envelope },
    },
    canonicalizedBody: data,
  };
}
