// Every function has its own of these, so they are not copied.
const OWN_MEMBERS: readonly PropertyKey[] = ['length', 'name', 'prototype', 'arguments', 'caller'];

/** Copies the members of a function to its replacement, such as `util.promisify.custom`, which `util.promisify` needs. */
export function copyMembers(from: object, to: object): void {
  for (const member of Reflect.ownKeys(from)) {
    const descriptor = Object.getOwnPropertyDescriptor(from, member);
    if (descriptor !== undefined && !OWN_MEMBERS.includes(member)) {
      Object.defineProperty(to, member, { ...descriptor, configurable: true });
    }
  }
  Object.defineProperty(to, 'length', { value: Reflect.get(from, 'length'), configurable: true });
}
