/** A member of an object, and what stands there for a while. */
export type Replacement = readonly [object: object, member: PropertyKey, value: unknown];

/** Puts something else in the place of members; the function it returns puts back what was there. */
export function replaceMembers(replacements: readonly Replacement[]): () => void {
  const undone = replacements.map(replaceMember);
  return () => {
    // The last first, in case two of them are one and the same.
    for (const undo of undone.toReversed()) {
      undo();
    }
  };
}

function replaceMember([object, member, value]: Replacement): () => void {
  const before = Object.getOwnPropertyDescriptor(object, member);
  if (before?.writable === true) {
    // Many times cheaper than to define it, and there are many orders.
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
