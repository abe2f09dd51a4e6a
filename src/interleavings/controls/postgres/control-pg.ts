import { type AnyFunction, isFunction, type Seams } from '../seams';
import { Slots } from './slots';

type Operation = (...args: readonly unknown[]) => Promise<unknown>;

const POOL_CLIENTS_MAX = 10;

/** A client or a pool of `pg` of which each query is an operation of the order. */
export function controlPg<Client extends object>(seams: Seams, client: Client): Client {
  return 'totalCount' in client ? controlPool(seams, client) : controlClient(seams, client, {});
}

function controlPool<Pool extends object>(seams: Seams, pool: Pool): Pool {
  const { max = POOL_CLIENTS_MAX } = (pool as { options?: { max?: number } }).options ?? {};
  const slots = new Slots(max);
  const connect = operationOf(seams, pool, 'connect');
  const query = operationOf(seams, pool, 'query');
  const lend = async () => {
    await slots.take();
    try {
      return controlClient(seams, Object(await connect()), lentFrom(slots));
    } catch (error) {
      slots.giveBack();
      throw error;
    }
  };
  const lendAndAsk: Operation = async (...args) => {
    await slots.take();
    try {
      return await query(...args);
    } finally {
      slots.giveBack();
    }
  };
  return over(pool, {
    connect: eitherStyle(lend, (callback, client) =>
      callback(null, client, Reflect.get(Object(client), 'release')),
    ),
    query: eitherStyle(lendAndAsk),
    end: eitherStyle(operationOf(seams, pool, 'end')),
  });
}

function controlClient<Client extends object>(
  seams: Seams,
  client: Client,
  more: Readonly<Record<string, (client: object) => unknown>>,
): Client {
  const methods = Object.entries(more).map(([name, make]) => [name, make(client)]);
  return over(client, {
    connect: eitherStyle(operationOf(seams, client, 'connect')),
    query: eitherStyle(operationOf(seams, client, 'query'), undefined, (...args) =>
      call(client, 'query', args),
    ),
    end: eitherStyle(operationOf(seams, client, 'end')),
    ...Object.fromEntries(methods),
  });
}

/** A client of a pool is given back once, whatever is called how often. */
function lentFrom(slots: Slots) {
  return {
    release: (client: object) => {
      let isLent = true;
      return (...args: readonly unknown[]) => {
        call(client, 'release', args);
        if (isLent) {
          isLent = false;
          slots.giveBack();
        }
      };
    },
  };
}

function operationOf(seams: Seams, client: object, name: string): Operation {
  return seams.control(name, (...args: readonly unknown[]) => call(client, name, args));
}

function call(client: object, name: string, args: readonly unknown[]): unknown {
  const method: unknown = Reflect.get(client, name);
  return isFunction(method) ? Reflect.apply(method, client, args) : undefined;
}

/** With a callback where one is given, else with a promise. A cursor or a stream of rows goes its own way. */
function eitherStyle(
  operation: Operation,
  succeed: (callback: AnyFunction, result: unknown) => void = (callback, result) => callback(null, result),
  submit?: AnyFunction,
): AnyFunction {
  return (...args) => {
    const callback = args.at(-1);
    if (submit !== undefined && isSubmittable(args[0])) {
      return submit(...args);
    }
    if (!isFunction(callback)) {
      return operation(...args);
    }
    operation(...args.slice(0, -1)).then(
      (result) => process.nextTick(succeed, callback, result),
      (error: unknown) => process.nextTick(callback, error),
    );
    return;
  };
}

function isSubmittable(query: unknown): boolean {
  return typeof query === 'object' && query !== null && 'submit' in query;
}

/** The same object, with these methods. What else it does, it does itself. */
function over<Target extends object>(target: Target, methods: Readonly<Record<string, unknown>>): Target {
  return new Proxy(target, {
    get(_target, name) {
      const method = typeof name === 'string' ? methods[name] : undefined;
      const found: unknown = method ?? Reflect.get(target, name, target);
      return method === undefined && isFunction(found) ? found.bind(target) : found;
    },
  });
}
