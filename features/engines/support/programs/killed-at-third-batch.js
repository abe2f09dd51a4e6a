// Loaded before the command: kills the process when a third batch is to be sent to the server.
const { Client } = require('pg');

const { query } = Client.prototype;
let batchCount = 0;

Client.prototype.query = function (...given) {
  const [{ name } = {}] = given;
  batchCount += name?.startsWith('audit_store_') ? 1 : 0;
  if (batchCount === 3) {
    process.kill(process.pid, 'SIGKILL');
  }
  return query.apply(this, given);
};
