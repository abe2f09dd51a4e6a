import { isKeyName, type PublicKey, publicKeyOf, verifierKeyText } from '../domain/evidence/verifying-key';
import { AuditEvidenceError } from '../domain/evidence-error';
import { describeValue } from '../domain/harmless-text';

/**
 * The public key of a log and its name in one line of text, `name+id+key`, as tools of transparency logs read it (C2SP
 * signed-note): to be given to those who check checkpoints and proofs. Of a private key, which only the host of the log has, it is the public
 * half.
 *
 * @param name the `keyId` under which the log signs, such as `example.com/audit`: 1 to 200 characters, no space and no `+`.
 * @throws AuditEvidenceError `AUDIT_KEY_INVALID` where it is no Ed25519 key, or the name cannot be one.
 */
export function verifierKey(name: string, publicKey: PublicKey): string {
  if (!isKeyName(name)) {
    const message = `The name of the key is ${describeValue(name)}, and must be a text such as "example.com/audit": 1 to 200 characters, no space and no "+".`;
    throw new AuditEvidenceError('AUDIT_KEY_INVALID', message);
  }
  return verifierKeyText(name, publicKeyOf(publicKey));
}
