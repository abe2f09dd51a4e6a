import { type AnyFunction, type Ear, isFunction, type Operation, type Seams } from '../seams';
import { Slots } from './slots';

/** Begins something and says who hears of its end. */
type Begin = (args: readonly unknown[], ear: Ear<unknown>) => void;

/** Something that is begun in the style of a callback and of a promise. */
interface Styles {
  readonly called: Begin;
  readonly promised: Begin;
}

const POOL_CLIENTS_MAX = 10;

/** A client or a pool of `pg` of which each query is an operation of the order. */
export function controlPg<Client extends object>(seams: Seams, client: Client): Client {
  return 'totalCount' in client ? controlPool(seams, client) : controlClient(seams, client, {});
}

function controlPool<Pool extends object>(seams: Seams, pool: Pool): Pool {
  const { max = POOL_CLIENTS_MAX } = (pool as { options?: { max?: number } }).options ?? {};
  const slots = new Slots(max);
  const lend = (client: unknown) => controlClient(seams, Object(client), { release: releaseOf(slots) });
  const connect = onceFree(slots, operationOf(seams, pool, 'connect'), {
    succeed: ({ succeed }, client) => succeed(lend(client)),
  });
  const query = onceFree(slots, operationOf(seams, pool, 'query'), {
    succeed({ succeed }, rows) {
      slots.giveBack();
      succeed(rows);
    },
  });
  return over(pool, {
    connect: eitherStyle(connect, (callback, client) => {
      callback(null, client, Reflect.get(Object(client), 'release'));
    }),
    query: eitherStyle(query),
    end: eitherStyle(operationOf(seams, pool, 'end')),
  });
}

function controlClient<Client extends object>(
  seams: Seams,
  client: Client,
  more: Readonly<Record<string, (client: object) => unknown>>,
): Client {
  const query = eitherStyle(operationOf(seams, client, 'query'));
  return over(client, {
    connect: eitherStyle(operationOf(seams, client, 'connect')),
    // A cursor or a stream of rows goes its own way.
    query: (...args: unknown[]) => (isSubmittable(args[0]) ? call(client, 'query', args) : query(...args)),
    end: eitherStyle(operationOf(seams, client, 'end')),
    ...Object.fromEntries(Object.entries(more).map(([name, make]) => [name, make(client)])),
  });
}

/** A client of a pool is given back once, however often that is asked for. */
function releaseOf(slots: Slots) {
  return (client: object) => {
    let isLent = true;
    return (...args: readonly unknown[]) => {
      call(client, 'release', args);
      if (isLent) {
        isLent = false;
        slots.giveBack();
      }
    };
  };
}

function operationOf(seams: Seams, client: object, name: string): Styles {
  const operation: Operation = { name, effect: (...args) => call(client, name, args) };
  const promise = seams.control(name, operation.effect);
  return {
    called: (args, ear) => seams.call(operation, args, ear),
    promised: (args, { succeed, fail }) => {
      promise(...args).then(succeed, fail);
    },
  };
}

function call(client: object, name: string, args: readonly unknown[]): unknown {
  const method: unknown = Reflect.get(client, name);
  return isFunction(method) ? Reflect.apply(method, client, args) : undefined;
}

/** Waits for a client of the pool first; one with which something failed is free again. */
function onceFree(
  slots: Slots,
  { called, promised }: Styles,
  { succeed }: { succeed(ear: Ear<unknown>, result: unknown): void },
): Styles {
  const after =
    (begin: Begin): Begin =>
    (args, ear) => {
      slots.take(() => {
        begin(args, {
          succeed: (result) => succeed(ear, result),
          fail(error) {
            slots.giveBack();
            ear.fail(error);
          },
        });
      });
    };
  return { called: after(called), promised: after(promised) };
}

/** With a callback where one is given, else with a promise. */
function eitherStyle(
  { called, promised }: Styles,
  tell: (callback: AnyFunction, result: unknown) => void = (callback, result) => callback(null, result),
): AnyFunction {
  return (...args) => {
    const callback = args.at(-1);
    if (!isFunction(callback)) {
      return new Promise((resolve, reject) => promised(args, { succeed: resolve, fail: reject }));
    }
    called(args.slice(0, -1), {
      succeed: (result) => tell(callback, result),
      fail: (error) => callback(error),
    });
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
