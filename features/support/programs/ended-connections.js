// Opens a log on a server that lets each connection in, and ends it in the same packet. Prints as JSON what came of it.
const { createServer } = require('node:net');
const { AuditService, createPostgresEngine } = require('audit-race');
const { Pool } = require('pg');

function message(type, body) {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

const LET_IN = message('R', Buffer.alloc(4));
const READY = message('Z', Buffer.from('I'));
const ENDED = message('E', Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0'));

const server = createServer((socket) => {
  socket.on('error', () => socket.destroy());
  socket.once('data', () => socket.end(Buffer.concat([LET_IN, READY, ENDED])));
});

function optionsOf(url) {
  if (process.env.THROUGH === 'of the log') {
    return { databaseUrl: url };
  }
  const pool = new Pool({ connectionString: url });
  pool.on('error', () => undefined);
  return { createEngine: () => createPostgresEngine({ pool }) };
}

server.listen(0, '127.0.0.1', async () => {
  const url = `postgres://ada:secret@127.0.0.1:${server.address().port}/audit`;
  const audit = new AuditService({ ...optionsOf(url), spillFile: false, attemptsMax: 2 });
  const { code, message: told } = await audit.ensureSession().catch((error) => error);
  await audit.close();
  server.close();
  process.stdout.write(JSON.stringify({ code, message: told }));
});
