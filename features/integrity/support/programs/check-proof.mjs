// What an auditor runs: it has a proof, a checkpoint and the line of a key, and no log.
import { AuditError, verifyProof } from 'audit-race/verify';

const { proof, checkpoint, publicKey } = JSON.parse(process.env.HANDED ?? '{}');

function tell(given) {
  try {
    return verifyProof(given, { checkpoint, publicKey }).entry.id;
  } catch (error) {
    return error instanceof AuditError ? error.code : String(error);
  }
}

process.stdout.write(JSON.stringify([tell(proof), tell(proof.replace('success', 'failure'))]));
