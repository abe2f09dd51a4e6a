/** What an error is called: by itself, and by its class. Anybody may put anything in the place of either. */
export function namesOf(error: Error): readonly string[] {
  return [String(error.name), classNameOf(error)];
}

/** The name of the class of an error; empty when it has none. */
export function classNameOf(error: Error): string {
  const made: unknown = error.constructor;
  return typeof made === 'function' ? made.name : '';
}
