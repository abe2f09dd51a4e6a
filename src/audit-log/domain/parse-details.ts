/** Nothing else can name what {@link renameReserved} looks for; `\u` may spell it. */
const MAY_BE_RESERVED = /__proto__|constructor|\\u/;

/**
 * Reads the JSON of details so that it can be merged into other objects without changing what all objects inherit.
 *
 * A key `__proto__`, and a key `constructor` that holds an object, is put in brackets: `[__proto__]`.
 *
 * @throws SyntaxError when it is no JSON.
 */
export function parseDetails(json: string): unknown {
  return MAY_BE_RESERVED.test(json) ? JSON.parse(json, renameReserved) : JSON.parse(json);
}

function renameReserved(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  const members = Object.entries(value);
  return members.some(isReserved)
    ? Object.fromEntries(
        members.map((member) => (isReserved(member) ? [`[${member[0]}]`, member[1]] : member)),
      )
    : value;
}

function isReserved([key, value]: readonly [string, unknown]): boolean {
  return key === '__proto__' || (key === 'constructor' && typeof value === 'object' && value !== null);
}
