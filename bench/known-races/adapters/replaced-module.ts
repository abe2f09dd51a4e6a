import { createRequire, Module } from 'node:module';
import path from 'node:path';

/** Gives a package something else where it loads the module `replaced`, and new state. Gives back the function that undoes it. */
export function replaceModule(name: string, replaced: string, by: unknown): () => void {
  forgetModules(name);
  const file = createRequire(findPackage(name)).resolve(replaced);
  require.cache[file] = Object.assign(new Module(file), { exports: by, loaded: true });
  // Not before the order has ended: some packages load what they need when they are called.
  return () => {
    delete require.cache[file];
  };
}

/** What these packages have loaded is loaded anew by who asks next. */
export function forgetModules(...names: readonly string[]): void {
  const folders = names.map((name) => `/node_modules/${name}/`);
  for (const file of Object.keys(require.cache)) {
    if (folders.some((folder) => file.includes(folder))) {
      delete require.cache[file];
    }
  }
}

function findPackage(name: string): string {
  return path.join(path.dirname(__dirname), 'node_modules', name, 'package.json');
}
