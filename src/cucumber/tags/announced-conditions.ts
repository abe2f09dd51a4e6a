// On globalThis, because support code and plugin may load different copies of this package in the same process.
const key = Symbol.for('@audit-race/cucumber: the names of the conditions');

/** Announces the names of all conditions to the plugin, which checks all tags. Some conditions are functions in support code. */
export function announceConditions(names: readonly string[]): void {
  Reflect.set(globalThis, key, names);
}

/** The conditions announced by the support code of this process; empty before it is loaded. */
export function announcedConditions(): readonly string[] {
  const names: unknown = Reflect.get(globalThis, key);
  return Array.isArray(names) ? names.map(String) : [];
}
