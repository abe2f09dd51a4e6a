/**
 * What a third party needs to check what a log says, without the log: no database, no driver, and nothing but this package.
 *
 * @packageDocumentation
 */
export type { AuditEntry } from '../domain/entry';
export { AuditError } from '../domain/errors';
export type { EntryProof, ProofBatch, ProofPath } from '../domain/evidence/entry-proof';
export type { PublicKey } from '../domain/evidence/verifying-key';
export { AuditEvidenceError, type EvidenceFailure } from '../domain/evidence-error';
export { type Checkpoint, type CheckpointTrust, readCheckpoint } from './read-checkpoint';
export { verifierKey } from './verifier-key';
export { type GrowthTrust, verifyGrowth } from './verify-growth';
export { type ProofTrust, type ProvedEntry, verifyProof } from './verify-proof';
