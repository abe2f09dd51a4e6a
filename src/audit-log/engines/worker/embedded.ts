/** What a bundle needs in place of the files of this package. `npm run build` puts other values into a bundle; these hold without one. */

/** The program of the thread as one text, because a bundle has no file of it. */
export const workerText: string | undefined = undefined;

/** Where this code lies, if a bundle tells: its `import.meta.url`, or what the program of a thread got from its caller. */
export const toldPlaces: readonly (string | undefined)[] = [];
