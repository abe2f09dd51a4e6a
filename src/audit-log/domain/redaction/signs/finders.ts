import { namePartsOfCallers, namePartsUsual } from '../name-parts';
import { SignFinder } from './find-signs';
import { makeSignTable } from './sign-table';

const finders: { usual?: SignFinder; ofCallers?: SignFinder } = {};

/** The finder for the names that are secret by default, or also for those that a caller may hide. */
export function finderFor(hidesMore: boolean): SignFinder {
  if (hidesMore) {
    finders.ofCallers ??= new SignFinder(makeSignTable(namePartsOfCallers));
    return finders.ofCallers;
  }
  finders.usual ??= new SignFinder(makeSignTable(namePartsUsual));
  return finders.usual;
}
