/** Escapes glob characters in a path, because Cucumber treats paths as globs. */
export function escapeGlob(file: string): string {
  return file.replaceAll(/[*?[(]/g, '[$&]');
}
