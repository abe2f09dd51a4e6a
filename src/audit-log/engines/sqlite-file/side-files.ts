/** What SQLite makes beside a file: the file's own name comes before. */
export const SIDES = ['-wal', '-shm', '-journal'] as const;
