// As check-proof.mjs, in CommonJS.
const { AuditError, verifyProof } = require('audit-race/verify');

const { proof, checkpoint, publicKey } = JSON.parse(process.env.HANDED ?? '{}');

function tell(given) {
  try {
    return verifyProof(given, { checkpoint, publicKey }).entry.id;
  } catch (error) {
    return error instanceof AuditError ? error.code : String(error);
  }
}

process.stdout.write(JSON.stringify([tell(proof), tell(proof.replace('success', 'failure'))]));
