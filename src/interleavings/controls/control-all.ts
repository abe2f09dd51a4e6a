import { promisify } from 'node:util';
import { describeValue } from '../barriers/describe-value';
import { ExplorationOptionError } from '../experiment/errors';
import { hintAt } from '../experiment/hint-at';
import { asSentence, messageOf } from '../experiment/wording';
import { hasMethod, isAsync, isOperation, mayHaveMethods, methodNamesOf } from './methods-of';
import { type Method, viewOf } from './view-of';

/** The two ways to make a controlled operation of a method. */
export interface MethodControl {
  /** For a method that returns a promise or a result. */
  control(name: string, method: Method): Method;
  /** For a method that takes a callback. */
  controlCallback(name: string, method: Method): Method;
}

/**
 * The object with all of its methods, or the named ones, as controlled operations.
 *
 * @throws ExplorationOptionError when `target` is not an object, or lacks a named method.
 */
export function controlAll(
  target: object,
  methods: readonly PropertyKey[] | undefined,
  control: MethodControl,
): object {
  if ((typeof target !== 'object' && typeof target !== 'function') || target === null) {
    throw new ExplorationOptionError(
      asSentence(`controlAll needs an object with methods, not ${messageOf(target)}`),
    );
  }
  if (methods !== undefined && !Array.isArray(methods)) {
    throw new ExplorationOptionError(
      `The methods of controlAll must be a list of names, not ${describeValue(methods)}.`,
    );
  }
  if (methods === undefined && !mayHaveMethods(target)) {
    throw new ExplorationOptionError(
      `controlAll finds no method in ${describeValue(target)}. A function is controlled with turns.control.`,
    );
  }
  expectMethods(target, methods ?? []);
  return viewOf(target, (name, method, run) =>
    (methods?.includes(name) ?? isOperation(name, method))
      ? operationOf(operationName(name), { method, run }, control)
      : undefined,
  );
}

function expectMethods(target: object, methods: readonly unknown[]): void {
  for (const [index, name] of methods.entries()) {
    if (typeof name !== 'string' && typeof name !== 'symbol') {
      throw new ExplorationOptionError(
        `The methods of controlAll must be a list of names, and methods[${index}] is ${describeValue(name)}.`,
      );
    }
    if (!hasMethod(target, name)) {
      const hint = hintAt(String(name), methodNamesOf(target));
      throw new ExplorationOptionError(`"${String(name)}" is no method of ${nameOf(target)}${hint}`);
    }
  }
}

/** Decides per call: a function as the last argument is the callback, unless the method is an async function. */
function operationOf(
  name: string,
  { method, run }: { readonly method: Method; readonly run: Method },
  { control, controlCallback }: MethodControl,
): Method {
  const promised = control(name, run);
  if (isAsync(method)) {
    return promised;
  }
  const calledBack = controlCallback(name, run);
  function operation(this: unknown, ...args: unknown[]): unknown {
    return Reflect.apply(typeof args.at(-1) === 'function' ? calledBack : promised, this, args);
  }
  const custom: unknown = Reflect.get(method, promisify.custom);
  return typeof custom === 'function'
    ? Object.assign(operation, { [promisify.custom]: control(name, custom as Method) })
    : operation;
}

function operationName(name: PropertyKey): string {
  return typeof name === 'symbol' ? `[${name.description ?? ''}]` : String(name);
}

function nameOf(target: object): string {
  const name: unknown =
    typeof target === 'function' ? target.name : Object.getPrototypeOf(target)?.constructor?.name;
  return typeof name === 'string' && name !== '' && name !== 'Object' ? name : 'the object';
}
