import { isAbsolute, join } from 'node:path';
import { toldPlaces } from './embedded';

/**
 * The files from which a package is resolved that is loaded at run time: this file, then the main program.
 *
 * This file alone is not enough: a bundle may run in another place than where it was made, and one that is an ES module has no
 * `__filename`.
 */
export function findPlaces(): string[] {
  // A program without a file, as with --eval, finds its packages from the working directory.
  const places = [findOwnFile(), ...toldPlaces, process.argv[1] ?? placeInFolder()].filter(
    (place): place is string => place !== undefined && (isAbsolute(place) || place.startsWith('file:')),
  );
  // There is no file either for a program from standard input: then `process.argv[1]` is "-".
  return places.length > 0 ? places : [placeInFolder()];
}

function placeInFolder(): string {
  return join(process.cwd(), 'program.js');
}

/** The file of this code, where it has one. */
export function findOwnFile(): string | undefined {
  try {
    return __filename;
  } catch {
    // Not `typeof __filename`: webpack answers that at build time, also for an ES module, which has none when it runs.
    return undefined;
  }
}
