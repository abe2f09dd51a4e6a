// npm install audit-race better-sqlite3
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { setImmediate as laterOn } from 'node:timers/promises';
import { AuditService } from 'audit-race';

const audit = new AuditService(); // AUDIT_DATABASE_URL says where.

// Ask your session, a token or a certificate.
const userOf = (authorization = '') => /^Bearer (\w{1,100})$/.exec(authorization)?.[1];

// Every entry of a request says who asks, from where, with what, and in which trace.
const inContext = (answer) => (request, response) => {
  const { headers, socket } = request;
  const context = {
    actor: userOf(headers.authorization),
    correlationId: randomUUID(),
    sourceAddress: socket.remoteAddress,
    userAgent: headers['user-agent']?.slice(0, 1000) || undefined,
    traceparent: headers.traceparent,
  };
  // What hears of the request or the response later is in the context, too.
  const answered = audit.inContext(context, () => answer(request, response), request, response);
  answered.catch(() => response.writeHead(500).end());
};

async function applyPlan(request, response) {
  const id = request.url.split('/').at(-1);
  audit.record({ eventType: 'plan.read', subject: `plan/${id}` });
  const details = await json(request);
  await laterOn(); // The work.
  audit.record({ eventType: 'plan.applied', subject: `plan/${id}`, outcome: 'success', details });
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ applied: id }));
}

const server = createServer(inContext(applyPlan));
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
process.once('SIGTERM', () => server.close(() => audit.close()));
