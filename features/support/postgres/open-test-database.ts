import { Client } from 'pg';
import { startOwnServer } from './start-own-server';

/** A database of one scenario. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it, and cuts the connections to it that are still open. */
  drop(): Promise<void>;
}

/** Where the processes of one run find the server that they share. */
const VARIABLE = 'AUDIT_RACE_POSTGRES';
/** Copies files, and does not write each page down twice. Servers of others may be too old to know it. */
const QUICKLY = 'strategy file_copy';

let started: Promise<string> | undefined;
let count = 0;

/**
 * Makes an empty database on the server that the scenarios share, or on that of `PG_URL`, which is somebody else's. Whoever
 * opens it drops it.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const given = process.env.PG_URL;
  const server = given || (await shareServer());
  count += 1;
  const name = `audit_race_test_${process.pid}_${Date.now().toString(36)}_${count}`;
  await execute(server, `create database ${name} template template0 ${given ? '' : QUICKLY}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(server, `drop database if exists ${name} with (force)`) };
}

/** The URL of the server of this run. Whoever asks first starts it, and all processes that are started later use it. */
export function shareServer(): Promise<string> {
  started ??= startSharedServer();
  return started;
}

async function startSharedServer(): Promise<string> {
  const known = process.env[VARIABLE];
  if (known) {
    return known;
  }
  // No scenario ends it: nobody misses what it forgets when the machine loses its power.
  const server = await startOwnServer({ isDurable: false });
  const url = server.url();
  process.env[VARIABLE] = url;
  return url;
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
