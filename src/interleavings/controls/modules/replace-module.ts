import { createRequire, isBuiltin, syncBuiltinESMExports } from 'node:module';

interface Replaced {
  readonly module: object;
  readonly before: ReadonlyMap<string, PropertyDescriptor>;
  readonly now: ReadonlyMap<string, PropertyDescriptor>;
}

const replaced = new Set<Replaced>();

/**
 * Overwrites functions and values of a built-in module with those of another object, for the whole process.
 *
 * @returns A function that restores the module.
 */
export function replaceModule(name: string, replacement: object): () => void {
  const all = [replacementOf(name, replacement)];
  const { promises } = replacement as { promises?: unknown };
  if (isBuiltin(`${name}/promises`) && typeof promises === 'object' && promises !== null) {
    all.push(replacementOf(`${name}/promises`, promises));
  }
  for (const each of all) {
    replaced.add(each);
    define(each.module, each.now);
  }
  // The named exports that ES modules see are updated only by this call.
  syncBuiltinESMExports();
  return () => {
    for (const each of all) {
      replaced.delete(each);
      define(each.module, each.before);
    }
    syncBuiltinESMExports();
  };
}

/** Restores the real built-in modules for the time of `work`, so that Node can find and read modules despite a replaced `fs`. */
export function withRealModules<Result>(work: () => Result): Result {
  if (replaced.size === 0) {
    return work();
  }
  const all = [...replaced];
  for (const { module, before } of all.toReversed()) {
    define(module, before);
  }
  try {
    return work();
  } finally {
    for (const { module, now } of all) {
      define(module, now);
    }
  }
}

function replacementOf(name: string, replacement: object): Replaced {
  const module = createRequire(__filename)(name) as object;
  const before = new Map<string, PropertyDescriptor>();
  const now = new Map<string, PropertyDescriptor>();
  for (const key of namesIn(replacement)) {
    const descriptor = Object.getOwnPropertyDescriptor(module, key);
    if (descriptor?.configurable === true) {
      const { enumerable = true } = descriptor;
      before.set(key, descriptor);
      now.set(key, { configurable: true, enumerable, writable: true, value: Reflect.get(replacement, key) });
    }
  }
  return { module, before, now };
}

function define(module: object, descriptors: ReadonlyMap<string, PropertyDescriptor>): void {
  for (const [key, descriptor] of descriptors) {
    Object.defineProperty(module, key, descriptor);
  }
}

/** The names of all members of an object, including those that it inherits from its class. */
export function namesIn(object: object): string[] {
  const names: string[] = [];
  let each: object | null = object;
  while (each !== null && each !== Object.prototype && each !== Function.prototype) {
    names.push(...Object.getOwnPropertyNames(each));
    each = Object.getPrototypeOf(each);
  }
  return [...new Set(names)].filter((name) => name !== 'constructor');
}
