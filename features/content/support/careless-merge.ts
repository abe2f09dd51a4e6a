/** Where all objects inherit from. */
const SHARED = [Object.prototype, Array.prototype, Object];

/**
 * What appears where all objects inherit from when these details, or a part of them, are merged into an object by code
 * that gives no thought to the names of keys. It is taken away again.
 */
export function leftByCarelessMerge(details: unknown): string[] {
  const before = SHARED.map((place) => new Set(Reflect.ownKeys(place)));
  mergeParts(details);
  return SHARED.flatMap((place, index) => {
    const added = Reflect.ownKeys(place).filter((key) => !before[index]?.has(key));
    for (const key of added) {
      Reflect.deleteProperty(place, key);
    }
    return added.map(String);
  });
}

function mergeParts(part: unknown): void {
  if (holdsMembers(part)) {
    merge({}, part);
    for (const inner of Object.values(part)) {
      mergeParts(inner);
    }
  }
}

function merge(target: object, source: object): void {
  for (const [key, theirs] of Object.entries(source)) {
    const ours: unknown = Reflect.get(target, key);
    if (holdsMembers(ours) && holdsMembers(theirs)) {
      merge(ours, theirs);
    } else {
      Reflect.set(target, key, theirs);
    }
  }
}

function holdsMembers(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
