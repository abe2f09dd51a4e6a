// Opens the store at AUDIT_DATABASE_URL, and prints as JSON what came of it.
const { createEngine } = require('audit-race');

createEngine(process.env.AUDIT_DATABASE_URL).then(
  (engine) => engine.close(),
  ({ code, message }) => process.stdout.write(JSON.stringify({ code, message })),
);
