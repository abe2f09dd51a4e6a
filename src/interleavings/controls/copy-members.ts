// A function has these of its own.
const OWN_MEMBERS: readonly PropertyKey[] = ['length', 'name', 'prototype', 'arguments', 'caller'];

/** Gives a function the members of the one in whose place it is, such as those by which `util.promisify` knows what to make of it. */
export function copyMembers(from: object, to: object): void {
  for (const member of Reflect.ownKeys(from)) {
    const descriptor = Object.getOwnPropertyDescriptor(from, member);
    if (descriptor !== undefined && !OWN_MEMBERS.includes(member)) {
      Object.defineProperty(to, member, { ...descriptor, configurable: true });
    }
  }
  Object.defineProperty(to, 'length', { value: Reflect.get(from, 'length'), configurable: true });
}
