import { syncBuiltinESMExports } from 'node:module';

let areReplaced = false;

/** Has those who have imported a timer into an ES module find what its module has now. */
export function replaceImported(): void {
  if (!areReplaced) {
    areReplaced = true;
    syncBuiltinESMExports();
  }
}

/**
 * The same when the real ones are back: once for a search, since it is dear.
 *
 * Between two orders, whoever has imported a timer has one that does what the real one does.
 */
export function putImportedBack(): void {
  if (areReplaced) {
    areReplaced = false;
    syncBuiltinESMExports();
  }
}
