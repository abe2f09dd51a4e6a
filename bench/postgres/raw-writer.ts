import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { makeEvent } from '../events';
import type { Writer } from './writer';

const COLUMNS =
  'id, time, event_type, actor, subject, outcome, correlation_id, tenant, source_address, user_agent, session_id, trace_id, occurred_at, details';
const NAMES = COLUMNS.split(', ');
const NUMBERS = ['time', 'occurred_at'];
const NARROWING = ['actor', 'subject', 'correlation_id', 'tenant', 'session_id', 'trace_id'];

/** The table of a log, and an index for each question that has to be quick. */
export const CREATE_RAW_TABLES = `
  CREATE TABLE audit_entry (
    seq bigint GENERATED ALWAYS AS IDENTITY,
    tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
    ${NAMES.map(describeColumn).join(', ')}
  );
  CREATE INDEX ON audit_entry (tx, seq);
  CREATE INDEX ON audit_entry (time, id);
  CREATE INDEX ON audit_entry (event_type, time);
  ${NARROWING.map((name) => `CREATE INDEX ON audit_entry (${name}, time) WHERE ${name} IS NOT NULL;`).join('\n  ')}`;

/** All rows of a batch in one parameter. */
const VALUES = NAMES.map((name, index) =>
  NUMBERS.includes(name) ? `(r ->> ${index})::bigint` : `r ->> ${index}`,
);
const INSERT = `
  INSERT INTO audit_entry (${COLUMNS})
  SELECT ${VALUES.join(', ')} FROM jsonb_array_elements($1::jsonb) AS r ON CONFLICT (id) DO NOTHING`;

/** As fast as `pg` goes when somebody else has made all rows already: one statement after another, each of one batch. */
export async function openRawWriter(url: string, events: number): Promise<Writer> {
  const rows = Array.from({ length: events }, (_, number) => makeRow(number));
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    store: async (from, to) => {
      await client.query({ name: 'store', text: INSERT, values: [JSON.stringify(rows.slice(from, to))] });
    },
    close: () => client.end(),
  };
}

function describeColumn(name: string): string {
  const type = NUMBERS.includes(name) ? 'bigint' : 'text COLLATE "C"';
  return `${name} ${type}${name === 'id' ? ' PRIMARY KEY' : ''}`;
}

function makeRow(number: number): unknown[] {
  const { eventType, actor, subject, outcome, details } = makeEvent(number);
  const unsaid = [null, null, null, null, null, null, null];
  return [uuidv7(), Date.now(), eventType, actor, subject, outcome, ...unsaid, JSON.stringify(details)];
}
