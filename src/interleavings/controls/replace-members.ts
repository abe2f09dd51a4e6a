/** A member of an object, and its temporary value. */
export type Replacement = readonly [object: object, member: PropertyKey, value: unknown];

/** Replaces members temporarily. The function that it returns restores them. */
export function replaceMembers(replacements: readonly Replacement[]): () => void {
  const undone = replacements.map(replaceMember);
  return () => {
    // In reverse order, in case the same member was replaced twice.
    for (const undo of undone.toReversed()) {
      undo();
    }
  };
}

function replaceMember([object, member, value]: Replacement): () => void {
  const before = Object.getOwnPropertyDescriptor(object, member);
  if (before?.writable === true) {
    // Assignment is many times cheaper than defineProperty, and a search runs many orders.
    Reflect.set(object, member, value);
    return () => Reflect.set(object, member, before.value);
  }
  const { enumerable = false } = before ?? {};
  Object.defineProperty(object, member, { configurable: true, enumerable, writable: true, value });
  return () =>
    before === undefined
      ? Reflect.deleteProperty(object, member)
      : Object.defineProperty(object, member, before);
}
