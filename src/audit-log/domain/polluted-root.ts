/** Every object inherits from this. Code that can pollute this prototype must not decide who has acted, or how the log works. */
const ROOT: object = Object.prototype;

/**
 * Whether all objects inherit a field of an entry. The names are written out, because every `record()` runs this: a loop over a list of
 * names takes ten times as long, a third of what an entry takes.
 */
export function isFieldInherited(): boolean {
  return (
    'eventType' in ROOT ||
    'actor' in ROOT ||
    'subject' in ROOT ||
    'outcome' in ROOT ||
    'correlationId' in ROOT ||
    'tenant' in ROOT ||
    'sourceAddress' in ROOT ||
    'userAgent' in ROOT ||
    'sessionId' in ROOT ||
    'traceId' in ROOT ||
    'occurredAt' in ROOT ||
    'details' in ROOT
  );
}

/** Whether all objects inherit one of these members, although nobody has given it to them. */
export function isInherited(names: readonly string[]): boolean {
  return names.some((name) => name in ROOT);
}

/** Whether an object has a member of its own or of its class, and not only what all objects inherit. */
export function isGiven(given: object, name: string): boolean {
  for (let at: object | null = given; at !== null && at !== ROOT; at = Reflect.getPrototypeOf(at)) {
    if (Object.hasOwn(at, name)) {
      return true;
    }
  }
  return false;
}

/** The members of an object for which {@link isGiven} is true, each read once. */
export function givenMembers<Given extends object>(
  given: Given,
  names: readonly (keyof Given & string)[],
): Given {
  const members = Object.create(null);
  for (const name of names) {
    members[name] = isGiven(given, name) ? given[name] : undefined;
  }
  return members;
}
