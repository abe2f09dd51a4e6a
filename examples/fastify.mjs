// npm install audit-race better-sqlite3 fastify
import { randomUUID } from 'node:crypto';
import { setImmediate as laterOn } from 'node:timers/promises';
import { AuditService } from 'audit-race';
import Fastify from 'fastify';

const audit = new AuditService(); // AUDIT_DATABASE_URL says where.
const app = Fastify();

// Ask your session, a token or a certificate.
const userOf = (authorization = '') => /^Bearer (\w{1,100})$/.exec(authorization)?.[1];

// Every entry of a request says from where it came, with what, and in which trace.
app.addHook('onRequest', ({ headers, ip, raw }, reply, done) => {
  const context = {
    correlationId: randomUUID(),
    sourceAddress: ip?.slice(0, 100) || undefined, // Set trustProxy where a proxy of yours stands before.
    userAgent: headers['user-agent']?.slice(0, 1000) || undefined,
    traceparent: headers.traceparent,
  };
  audit.inContext(context, done, raw, reply.raw); // What hears of these two later is in the context, too.
});

// And who asks, once that is known.
app.addHook('onRequest', ({ headers, raw }, reply, done) => {
  audit.inContext({ actor: userOf(headers.authorization) }, done, raw, reply.raw);
});

app.post('/plans/:id', async ({ params, body }) => {
  audit.record({ eventType: 'plan.read', subject: `plan/${params.id}` });
  await laterOn(); // The work.
  audit.record({
    eventType: 'plan.applied',
    subject: `plan/${params.id}`,
    outcome: 'success',
    details: body,
  });
  return { applied: params.id };
});

process.stdout.write(`${await app.listen({ port: Number(process.env.PORT ?? 3000), host: '127.0.0.1' })}\n`);
process.once('SIGTERM', () => app.close().then(() => audit.close()));
