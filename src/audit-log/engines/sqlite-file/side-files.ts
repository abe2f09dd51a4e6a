/** The suffixes of the files that SQLite makes beside a file. */
export const SIDES = ['-wal', '-shm', '-journal'] as const;
