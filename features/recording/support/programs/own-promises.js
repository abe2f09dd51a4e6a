// Gives FUNCTION, which an audit log calls, a thenable that gives itself, and prints what became of the call that waits for it.
const { generateKeyPairSync } = require('node:crypto');
const { AuditService } = require('audit-race');

const selfGiver = Object.defineProperty({}, 'then', { value: (resolve) => resolve(selfGiver) });
const given = () => selfGiver;

const { privateKey: key, publicKey } = generateKeyPairSync('ed25519');
const keyId = 'self.example/log';

/** The options of the log, and the call. */
const FUNCTIONS = {
  anchor: [{ integrity: { keyId, key, anchor: given } }, (audit) => audit.checkpoint()],
  sign: [{ integrity: { keyId, publicKey, sign: given } }, (audit) => audit.checkpoint()],
  archive: [{}, (audit) => audit.prune({ keepNewest: 1, archive: given })],
  'onProgress of prune()': [{}, (audit) => audit.prune({ keepNewest: 1, onProgress: given })],
  'onProgress of erase()': [
    {},
    (audit) => audit.erase({ actor: 'ada' }, { reason: 'she asked for it', onProgress: given }),
  ],
  'onProgress of verify()': [{}, (audit) => audit.verify({ onProgress: given })],
  'onProgress of compact()': [{}, (audit) => audit.compact({ onProgress: given })],
  'onProgress of backup()': [{}, (audit) => audit.backup('copy.db', { onProgress: given })],
};

async function main() {
  const [options, call] = FUNCTIONS[process.env.FUNCTION];
  const audit = new AuditService({ databaseUrl: 'sqlite:audit.db', ...options });
  audit.record({ eventType: 'plan.applied', actor: 'ada' });
  await audit.record({ eventType: 'plan.deleted', actor: 'ada' }).stored();
  const outcome = await call(audit).then(
    () => 'the work is done',
    ({ message }) => message,
  );
  await audit.close();
  process.stdout.write(outcome);
}

main().catch((error) => {
  process.stderr.write(String(error.stack));
});
