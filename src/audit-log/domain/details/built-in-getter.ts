/** What a prototype of the language says of an object, whatever a class of the caller makes of the same name. */
export function builtInGetter(prototype: object, name: string): (object: object) => unknown {
  const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (object) => getter?.call(object);
}
