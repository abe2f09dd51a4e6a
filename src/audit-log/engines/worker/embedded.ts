/**
 * What a bundle has instead of the files of this package. `npm run build` fills it in: here is what holds without it.
 */

/** The program of the thread as one text: a bundle has no file of it. */
export const workerText: string | undefined = undefined;

/** Where this code lies, as far as it is told so. */
export const toldPlaces: readonly (string | undefined)[] = [];
