import { join } from 'node:path';
import Database from 'better-sqlite3';
import knex from 'knex';
import { Kysely, SqliteDialect } from 'kysely';
import { DataSource, EntitySchema } from 'typeorm';
import type { Contender } from '../contender';
import { makeEvent } from '../events';

/** A row in the form that these libraries take: an object whose keys are the columns. */
interface EventRow {
  event_type: string;
  actor: string | undefined;
  subject: string | undefined;
  details: string;
}

const CREATE_TABLE =
  'CREATE TABLE event (id INTEGER PRIMARY KEY, event_type TEXT, actor TEXT, subject TEXT, details TEXT)';

/** `await knex('event').insert(row)`, as in its guide. */
export const knexInsert: Contender = {
  isDurable: true,
  isQueryable: true,
  events: 1_000,
  async open(folder) {
    const filename = join(folder, 'audit.db');
    const db = knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true });
    await db.raw(CREATE_TABLE);
    return { record: (number) => db('event').insert(makeRow(number)), finish: () => db.destroy() };
  },
};

/** `await db.insertInto('event').values(row).execute()`, as in its guide. */
export const kyselyInsert: Contender = {
  isDurable: true,
  isQueryable: true,
  events: 1_000,
  open: (folder) => {
    const database = new Database(join(folder, 'audit.db'));
    database.exec(CREATE_TABLE);
    const db = new Kysely<{ event: EventRow }>({ dialect: new SqliteDialect({ database }) });
    return Promise.resolve({
      record: async (number) => {
        await db.insertInto('event').values(makeRow(number)).execute();
      },
      finish: () => db.destroy(),
    });
  },
};

/** `await repository.insert(row)`, as in its guide. */
export const typeormInsert: Contender = {
  isDurable: true,
  isQueryable: true,
  events: 1_000,
  async open(folder) {
    const event = new EntitySchema<EventRow & { id: number }>({
      name: 'event',
      columns: {
        id: { type: 'integer', primary: true, generated: true },
        event_type: { type: 'text' },
        actor: { type: 'text', nullable: true },
        subject: { type: 'text', nullable: true },
        details: { type: 'text' },
      },
    });
    const source = new DataSource({
      type: 'better-sqlite3',
      database: join(folder, 'audit.db'),
      entities: [event],
      synchronize: true,
    });
    await source.initialize();
    const repository = source.getRepository(event);
    return {
      record: async (number) => {
        await repository.insert(makeRow(number));
      },
      finish: () => source.destroy(),
    };
  },
};

function makeRow(number: number): EventRow {
  const { eventType, actor, subject, details } = makeEvent(number);
  return { event_type: eventType, actor, subject, details: JSON.stringify(details) };
}
