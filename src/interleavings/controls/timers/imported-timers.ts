import { syncBuiltinESMExports } from 'node:module';

let areReplaced = false;

/** Updates the timers that ES modules have imported by name to the controlled ones. */
export function replaceImported(): void {
  if (!areReplaced) {
    areReplaced = true;
    syncBuiltinESMExports();
  }
}

/**
 * Updates them to the real timers again: once at the end of a search, because the update is expensive.
 *
 * Between two orders, imported timers are still controlled functions, which then behave like the real ones.
 */
export function putImportedBack(): void {
  if (areReplaced) {
    areReplaced = false;
    syncBuiltinESMExports();
  }
}
