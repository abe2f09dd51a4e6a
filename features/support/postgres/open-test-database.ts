import { Client } from 'pg';
import { startOwnServer } from './start-own-server';

/** A database of one scenario. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it, and cuts the connections to it that are still open. */
  drop(): Promise<void>;
}

/** Where the processes of one run find the server that they share. `PG_URL` names one that somebody else has started. */
const VARIABLE = 'AUDIT_RACE_POSTGRES';

let sharedUrl: Promise<string> | undefined;
let count = 0;

/** Makes an empty database on the server that the scenarios share. Whoever opens it drops it. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = await shareServer();
  count += 1;
  const name = `audit_race_test_${process.pid}_${Date.now().toString(36)}_${count}`;
  await execute(server, `create database ${name} template template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(server, `drop database if exists ${name} with (force)`) };
}

/** The URL of the server of this run, which is started by whoever asks first. */
export function shareServer(): Promise<string> {
  sharedUrl ??= startSharedServer();
  return sharedUrl;
}

async function startSharedServer(): Promise<string> {
  const known = process.env.PG_URL || process.env[VARIABLE];
  if (known) {
    return known;
  }
  // No scenario ends it: what it forgets with the power of the machine nobody misses.
  const server = await startOwnServer({ isDurable: false });
  process.env[VARIABLE] = server.url();
  return server.url();
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
