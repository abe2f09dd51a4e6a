/** Reads a property with the getter of a built-in prototype, even if a subclass overrides it. */
export function builtInGetter(prototype: object, name: string): (object: object) => unknown {
  const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (object) => getter?.call(object);
}
