/** Whether SQLite refused only because another connection holds the file; what was tried has changed nothing. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
