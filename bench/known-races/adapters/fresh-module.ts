/** Loads a module, and what it loads of its own package, as if for the first time: with new state. */
export function freshModule<Module>(name: string): Module {
  const folder = `/node_modules/${name}/`;
  for (const file of Object.keys(require.cache)) {
    if (file.includes(folder)) {
      delete require.cache[file];
    }
  }
  return require(name);
}
