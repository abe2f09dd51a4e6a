import { asked } from '../domain/asked';
import { AuditEvidenceError } from '../domain/evidence-error';
import { describeValue, isObject } from '../domain/harmless-text';

/** The keys to trust, and the checkpoints to check. Each member is read only once, because a getter may return another value next time. */
export interface GivenTrust {
  readonly keys: readonly unknown[];
  readonly origin: string | undefined;
  readonly checkpoint: unknown;
  readonly older: unknown;
  readonly newer: unknown;
}

/** The call to which it was given. */
interface TrustCall {
  /** As a message names it: `verifyProof()`. */
  readonly call: string;
  /** The argument before it. */
  readonly first: unknown;
}

/** @throws AuditEvidenceError (`AUDIT_KEY_INVALID`) when there is no key, the origin is no text, or a getter or a proxy throws. */
export function readTrust(trust: unknown, { call, first }: TrustCall): GivenTrust {
  const { publicKey, origin, checkpoint, older, newer } = membersOf(trust);
  if (publicKey === undefined) {
    throw invalid(
      `publicKey is missing: the second argument of ${call} is ${describeValue(trust)}, and must be an object with publicKey, the public key of the log from somebody you trust.${hintAt(first)}`,
    );
  }
  if (typeof origin !== 'string' && origin !== undefined && origin !== null) {
    throw invalid(`origin is ${describeValue(origin)}, and must be a text: the name of the log.`);
  }
  return { keys: listOf(publicKey), origin: origin ?? undefined, checkpoint, older, newer };
}

function hintAt(first: unknown): string {
  const isTrust = asked(() => isObject(first) && first.publicKey !== undefined, false);
  return isTrust ? ' The first argument has one: have the two been swapped?' : '';
}

function membersOf(trust: unknown): Readonly<Record<string, unknown>> {
  try {
    const { publicKey, origin, checkpoint, older, newer } = isObject(trust) ? trust : {};
    return { publicKey, origin, checkpoint, older, newer };
  } catch (error) {
    throw invalid(
      'The object with publicKey cannot be read: a getter or a proxy of it throws. Give a plain object.',
      error,
    );
  }
}

/** A list that cannot be read, such as a revoked proxy, counts as a single key, which is then refused. */
function listOf(publicKey: unknown): readonly unknown[] {
  return asked(() => (Array.isArray(publicKey) ? [...publicKey] : [publicKey]), [publicKey]);
}

function invalid(message: string, cause?: unknown): AuditEvidenceError {
  return new AuditEvidenceError('AUDIT_KEY_INVALID', message, cause);
}
