/**
 * Has a loader forget what it has loaded of a package only in part, so that it loads that again.
 *
 * Where the time limit of `node:vm` breaks off a load, Node keeps the part, and gives it to everybody as if it were the whole.
 */
export function forgetParts(loader: NodeJS.Require, name: string): void {
  const main = loader.cache[loader.resolve(name)];
  // A module that others have loaded is found again, so this list grows no further than the package and what it needs.
  const modules = new Set(main === undefined ? [] : [main]);
  for (const module of modules) {
    for (const child of module.children) {
      modules.add(child);
    }
    if (!module.loaded) {
      delete loader.cache[module.filename];
    }
  }
}
