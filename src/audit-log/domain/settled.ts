import { types } from 'node:util';

/** How many promises in a row may each give the next one. A thenable that gives itself would never end. */
const NESTED_MAX = 100;

/** Whether a value of foreign code is waited for by `await`. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof Reflect.get(Object(value), 'then') === 'function';
}

/**
 * Waits for what foreign code has returned, which may be a promise, a thenable or a plain value.
 *
 * `await` asks a thenable that gives itself again and again. No timer rings meanwhile, so that not even a time limit would end it. Here it
 * is a rejection.
 */
export function settled<T>(given: T): Promise<Awaited<T>>;
export function settled(given: unknown): Promise<unknown> {
  return take(given, NESTED_MAX);
}

function take(given: unknown, nestedMax: number): Promise<unknown> {
  // What a promise gives is never a thenable. It is handed on as it is, so that waiting for it takes no turn more.
  if (types.isPromise(given) && given.then === Promise.prototype.then) {
    return given;
  }
  return isThenable(given) ? ask(given, nestedMax) : Promise.resolve(given);
}

async function ask(given: PromiseLike<unknown>, nestedMax: number): Promise<unknown> {
  if (nestedMax === 0) {
    throw new TypeError('a promise has given another one, without end');
  }
  // In a list, because a promise that is resolved with a thenable asks that one in turn.
  const [value] = await new Promise<readonly [unknown]>((resolve, reject) => {
    // In a turn of its own, as `await` asks: the caller may be in the middle of a change.
    const askNow = () => {
      given.then((inner) => resolve([inner]), reject);
    };
    Promise.resolve().then(askNow).catch(reject);
  });
  return take(value, nestedMax - 1);
}
