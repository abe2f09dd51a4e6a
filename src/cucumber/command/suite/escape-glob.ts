/** A path as Cucumber is to be given it: it takes paths for globs, and a file may have their signs in its name. */
export function escapeGlob(file: string): string {
  return file.replaceAll(/[*?[(]/g, '[$&]');
}
