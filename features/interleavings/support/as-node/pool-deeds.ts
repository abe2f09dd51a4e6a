import { SmallClient, SmallPool } from '../ready-made/small-pool';
import { type Deed, outcomeOf, type Places } from './compare';

type Heard = (error: unknown, ...results: never[]) => void;

/** The pools and the client of a program. */
interface Database {
  readonly pool: SmallPool;
  /** Lends one client at a time. */
  readonly narrow: SmallPool;
  /** Says nothing of how many it lends. */
  readonly silent: SmallPool;
  readonly client: SmallClient;
}

/** What programs do with databases in ways of their own, by what it is. */
export const poolDeeds: Readonly<Record<string, Deed<Database>>> = {
  'asks by a callback': ({ pool }) => heard((hear) => pool.query('select', hear)),
  'asks by a callback, with values': ({ client }) => heard((hear) => client.query('select', [1], hear)),
  'hears of a wrong query by a callback': ({ pool }) => heard((hear) => pool.query('broken', hear)),
  'hears of a wrong query by a promise': ({ pool }) => outcomeOf(() => pool.query('broken')),
  'asks again when a query was wrong': async ({ narrow }) => [
    await outcomeOf(() => narrow.query('broken')),
    await heard((hear) => narrow.query('broken', hear)),
    await narrow.query('select'),
  ],
  'borrows a client by a callback': ({ narrow }) =>
    new Promise((resolve) => {
      narrow.connect(async (error: unknown, client: SmallClient, release: () => void) => {
        const rows = await client.query('select');
        release();
        resolve([error, rows, await narrow.query('select')]);
      });
    }),
  'gives a client back twice': async ({ narrow }) => {
    const first = await borrow(narrow);
    first.release();
    first.release();
    const second = await borrow(narrow);
    let isLent = false;
    const third = borrow(narrow).then((client) => {
      isLent = true;
      return client;
    });
    await second.query('select');
    const before = isLent;
    second.release();
    (await third).release();
    return [before, isLent];
  },
  'borrows clients of a pool that does not say how many': async ({ silent }) => {
    const clients = [await borrow(silent), await borrow(silent)];
    for (const client of clients) {
      client.release();
    }
    return clients.length;
  },
  'has a client of its own': async ({ client }) => [
    await client.connect(),
    await client.query('select'),
    await client.end(),
    client.database,
    client.asked,
  ],
  'ends a client by a callback': ({ client }) => heard((hear) => client.end(hear)),
  'ends a pool': async ({ pool }) => [await pool.end(), await heard((hear) => pool.end(hear))],
  'streams rows': ({ client }) => {
    const cursor = { submit: () => undefined };
    return [client.query(cursor) === cursor, client.asked];
  },
  'asks by an object': async ({ client }) => [
    await client.query({ text: 'select' }),
    await client.query(null),
  ],
  'listens to a pool': ({ pool }) => {
    const errors: unknown[] = [];
    pool.on('error', (error) => errors.push(error));
    pool.emit('error', 'lost');
    return [errors, pool.totalCount, pool.options?.max, pool.listenerCount('error'), String(pool)];
  },
};

/** The same program with a database of its own, as it is and under control. */
export const poolPlaces: Places<Database> = {
  get ofNode() {
    return databaseOf((client) => client);
  },
  control: (turns) => databaseOf((client) => turns.controlPg(client)),
};

function databaseOf(control: <Client extends object>(client: Client) => Client): Database {
  return {
    pool: control(new SmallPool(2)),
    narrow: control(new SmallPool(1)),
    silent: control(new SmallPool()),
    client: control(new SmallClient()),
  };
}

async function borrow(pool: SmallPool): Promise<SmallClient & { release: () => void }> {
  return (await pool.connect()) as SmallClient & { release: () => void };
}

function heard(ask: (hear: Heard) => unknown): Promise<unknown> {
  return new Promise((resolve) => {
    ask((error: unknown, ...results) => resolve([Object(error).message, ...results]));
  });
}
