// Support code and plugin may each have loaded this package from a place of their own, and they share the process.
const key = Symbol.for('@audit-race/cucumber: the names of the conditions');

/** Tells the plugin, which checks the tags of all scenarios, which conditions there are: some are functions in support code. */
export function announceConditions(names: readonly string[]): void {
  Reflect.set(globalThis, key, names);
}

/** What support code of this process has announced; nothing before it is loaded. */
export function announcedConditions(): readonly string[] {
  const names: unknown = Reflect.get(globalThis, key);
  return Array.isArray(names) ? names.map(String) : [];
}
