// Preloaded into a program: lists the modules that its process has loaded, when it ends.
const { writeFileSync } = require('node:fs');
const path = require('node:path');

process.once('exit', () => {
  const list = path.join(process.env.LOADED_MODULES, `${process.pid}.json`);
  writeFileSync(list, JSON.stringify(Object.keys(require.cache)));
});
