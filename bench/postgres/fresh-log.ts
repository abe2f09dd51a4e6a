import { AuditService } from 'audit-race';
import { Client } from 'pg';
import type { OwnServer } from '../../features/support/postgres/own-server';

let made = 0;

/** Creates a database without tables, and returns its URL. */
export async function makeDatabase(server: OwnServer): Promise<string> {
  made += 1;
  const name = `bench_${made}`;
  const client = new Client({ connectionString: server.url() });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  return server.url(name);
}

/** Creates a database with an empty log, and returns its URL. */
export async function makeLog(server: OwnServer): Promise<string> {
  const url = await makeDatabase(server);
  const audit = new AuditService({ databaseUrl: url });
  await audit.ensureSession();
  await audit.close();
  return url;
}
