import { type AnyFunction, type Ear, isFunction, type Operation, type Seams } from '../seams';
import { Slots } from './slots';

/** Starts an operation. `ear` receives its result. */
type Begin = (args: readonly unknown[], ear: Ear<unknown>) => void;

/** The same operation in callback style and in promise style. */
interface Styles {
  readonly called: Begin;
  readonly promised: Begin;
}

const POOL_CLIENTS_MAX = 10;

/** A client or a pool of `pg` in which each query is an operation of the order. */
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
    // A cursor or a query stream is not controlled.
    query: (...args: unknown[]) => (isSubmittable(args[0]) ? call(client, 'query', args) : query(...args)),
    end: eitherStyle(operationOf(seams, client, 'end')),
    ...Object.fromEntries(Object.entries(more).map(([name, make]) => [name, make(client)])),
  });
}

/** Makes the `release` of a pool client. Only the first call frees the slot. */
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

/** Waits for a free client of the pool first. If the operation fails, the client is free again. */
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

/** Uses the callback style if there is a callback, else the promise style. */
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

/** The same object with some methods replaced. Everything else is forwarded to it. */
function over<Target extends object>(target: Target, methods: Readonly<Record<string, unknown>>): Target {
  return new Proxy(target, {
    get(_target, name) {
      const method = typeof name === 'string' ? methods[name] : undefined;
      const found: unknown = method ?? Reflect.get(target, name, target);
      return method === undefined && isFunction(found) ? found.bind(target) : found;
    },
  });
}
