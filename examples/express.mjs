// npm install audit-race better-sqlite3 express
import { randomUUID } from 'node:crypto';
import { setImmediate as laterOn } from 'node:timers/promises';
import { AuditService } from 'audit-race';
import express from 'express';

const audit = new AuditService(); // AUDIT_DATABASE_URL says where.
const app = express();

// Ask your session, a token or a certificate.
const userOf = (authorization = '') => /^Bearer (\w{1,100})$/.exec(authorization)?.[1];

// Every entry of a request says from where it came, with what, and in which trace.
app.use((request, response, next) => {
  const { headers, ip } = request;
  const context = {
    correlationId: randomUUID(),
    sourceAddress: ip?.slice(0, 100) || undefined, // Set "trust proxy" where a proxy of yours stands before.
    userAgent: headers['user-agent']?.slice(0, 1000) || undefined,
    traceparent: headers.traceparent,
  };
  audit.inContext(context, next, request, response); // What hears of these two later is in the context, too.
});

// And who asks, once that is known.
app.use((request, response, next) => {
  audit.inContext({ actor: userOf(request.headers.authorization) }, next, request, response);
});

app.post('/plans/:id', express.json(), async ({ params, body }, response) => {
  audit.record({ eventType: 'plan.read', subject: `plan/${params.id}` });
  await laterOn(); // The work.
  audit.record({
    eventType: 'plan.applied',
    subject: `plan/${params.id}`,
    outcome: 'success',
    details: body,
  });
  response.json({ applied: params.id });
});

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
process.once('SIGTERM', () => server.close(() => audit.close()));
