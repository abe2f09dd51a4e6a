import { createRequire, isBuiltin, syncBuiltinESMExports } from 'node:module';

/**
 * Puts the functions and values of another object into a built-in module, for the whole process.
 *
 * @returns What puts everything back.
 */
export function replaceModule(name: string, replacement: object): () => void {
  const putBack = [replaceIn(name, replacement)];
  const { promises } = replacement as { promises?: unknown };
  if (isBuiltin(`${name}/promises`) && typeof promises === 'object' && promises !== null) {
    putBack.push(replaceIn(`${name}/promises`, promises));
  }
  // What ES modules import by name follows only when it is told to.
  syncBuiltinESMExports();
  return () => {
    for (const each of putBack.reverse()) {
      each();
    }
    syncBuiltinESMExports();
  };
}

function replaceIn(name: string, replacement: object): () => void {
  const module = createRequire(__filename)(name) as object;
  const before = new Map<string, PropertyDescriptor>();
  for (const key of namesIn(replacement)) {
    const descriptor = Object.getOwnPropertyDescriptor(module, key);
    if (descriptor?.configurable === true) {
      before.set(key, descriptor);
      const { enumerable = true } = descriptor;
      const value: unknown = Reflect.get(replacement, key);
      Object.defineProperty(module, key, { configurable: true, enumerable, writable: true, value });
    }
  }
  return () => {
    for (const [key, descriptor] of before) {
      Object.defineProperty(module, key, descriptor);
    }
  };
}

/** All names by which something can be had from an object, those of its class included. */
export function namesIn(object: object): string[] {
  const names: string[] = [];
  let each: object | null = object;
  while (each !== null && each !== Object.prototype && each !== Function.prototype) {
    names.push(...Object.getOwnPropertyNames(each));
    each = Object.getPrototypeOf(each);
  }
  return [...new Set(names)].filter((name) => name !== 'constructor');
}
