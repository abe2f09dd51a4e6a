type Semver = typeof import('semver');

/** Whether a version is in an npm range, such as `>=20.10 <22 || 24`; undefined if the range is invalid. */
export function isInRange(version: string, range: string): boolean | undefined {
  // Loaded only when needed: few suites have such a condition, and loading it takes time in each process.
  const { satisfies, validRange }: Semver = require('semver');
  if (range.trim() === '' || validRange(range) === null) {
    return undefined;
  }
  // A nightly build counts as the version that it will become.
  return satisfies(version, range, { includePrerelease: true });
}
