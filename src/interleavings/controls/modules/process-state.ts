/** Functions of `process` that packages such as signal-exit replace when they are loaded. */
const functions = ['emit', 'exit', 'reallyExit'] as const;

/**
 * Saves the parts of `process` that packages change when they are loaded: its listeners, some of its functions, and the
 * properties that are added to it.
 *
 * @returns A function that restores them.
 */
export function keepProcessState(): () => void {
  const listeners = new Map(
    process.eventNames().map((event) => [event, new Set(process.rawListeners(String(event)))]),
  );
  const descriptors = functions.map((name) => Object.getOwnPropertyDescriptor(process, name));
  const own = new Set(Reflect.ownKeys(process));
  return () => {
    for (const name of Reflect.ownKeys(process).filter((each) => !own.has(each))) {
      Reflect.deleteProperty(process, name);
    }
    for (const [index, name] of functions.entries()) {
      putBack(name, descriptors[index]);
    }
    removeListenersBut(listeners);
  };
}

function removeListenersBut(known: ReadonlyMap<string | symbol, ReadonlySet<unknown>>): void {
  for (const event of process.eventNames()) {
    for (const listener of process.rawListeners(String(event))) {
      if (known.get(event)?.has(listener) !== true) {
        process.removeListener(event, listener as () => void);
      }
    }
  }
}

function putBack(name: string, descriptor: PropertyDescriptor | undefined): void {
  if (descriptor === undefined) {
    Reflect.deleteProperty(process, name);
  } else {
    Object.defineProperty(process, name, descriptor);
  }
}
