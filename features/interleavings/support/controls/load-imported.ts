import path from 'node:path';
import { pathToFileURL } from 'node:url';

interface Imported {
  imported(): Promise<unknown>;
  importedNow(): readonly unknown[];
}

/** Loads the ES module that imports timers by their names. */
export async function loadImported(): Promise<Imported> {
  return await import(pathToFileURL(path.join(__dirname, 'imported-timers.mjs')).href);
}
