type Semver = typeof import('semver');

/** Whether a version lies in a range as npm writes it, such as `>=20.10 <22 || 24`; undefined when the range is none. */
export function isInRange(version: string, range: string): boolean | undefined {
  // Not before now: few suites have such a condition, and each of their processes would have to wait for it.
  const { satisfies, validRange }: Semver = require('semver');
  if (range.trim() === '' || validRange(range) === null) {
    return undefined;
  }
  // A nightly build counts as one of the line that it is on the way to.
  return satisfies(version, range, { includePrerelease: true });
}
