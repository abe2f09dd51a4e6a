import { UncontrolledAsynchronyError } from '../experiment/errors';
import { activity } from './activity';
import { callingFrame } from './foreign-waits';

/** Functions that wait for the machine without an asynchronous id, so that only the call itself can be detected. */
const WAITS: readonly (readonly [object: object, name: string, methods: readonly string[]])[] = [
  [Atomics, 'Atomics', ['waitAsync']],
  [
    Object(Reflect.get(globalThis, 'WebAssembly')),
    'WebAssembly',
    ['compile', 'instantiate', 'compileStreaming', 'instantiateStreaming'],
  ],
];

type AnyFunction = (...args: unknown[]) => unknown;

/**
 * Reports an error when the code under test calls such a function. The function that it returns ends the watch.
 *
 * @param experiment - Its name, for the message.
 */
export function watchUnseenWaits(experiment: string): () => void {
  const undone = WAITS.flatMap(([object, name, methods]) =>
    methods.map((method) => watch(object, { name, method, experiment })),
  );
  return () => {
    for (const undo of undone) {
      undo();
    }
  };
}

interface Watched {
  readonly name: string;
  readonly method: string;
  readonly experiment: string;
}

function watch(object: object, { name, method, experiment }: Watched): () => void {
  const original: unknown = Reflect.get(object, method);
  if (typeof original !== 'function') {
    return () => undefined;
  }
  const watched: AnyFunction = (...args) => {
    const { place } = activity;
    const isFree = place === undefined || place.effect?.running === true || !place.home.isControlling;
    const line = isFree ? undefined : callingFrame();
    // What Node itself compiles, such as the parser of fetch, is ready when it is needed, and is not reported.
    if (line !== undefined) {
      const what = `the code waits for ${name}.${method} at ${line}`;
      place?.home.misused(new UncontrolledAsynchronyError(experiment, what));
    }
    return Reflect.apply(original, object, args);
  };
  Reflect.set(object, method, watched);
  return () => Reflect.set(object, method, original);
}
