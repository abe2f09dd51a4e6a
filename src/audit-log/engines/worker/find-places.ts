import { isAbsolute, join } from 'node:path';
import { toldPlaces } from './embedded';

/**
 * The files beside which a package is looked for that is loaded at run time: this one, then the program that runs.
 *
 * A bundle may be made elsewhere than it runs, and one that is an ES module has no file name.
 */
export function findPlaces(): string[] {
  // A program without a file, as of --eval, finds its packages from the working folder.
  const places = [findOwnFile(), ...toldPlaces, process.argv[1] ?? placeInFolder()].filter(
    (place): place is string => place !== undefined && (isAbsolute(place) || place.startsWith('file:')),
  );
  // Node names no file either for what it reads from its standard input: it says "-" there.
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
    // Not asked by typeof: webpack answers that at build time, also for an ES module, which then has none.
    return undefined;
  }
}
