// Preloaded into a program: at its end, and at that of each of its threads, adds to LOADED_FILE the files that were loaded there.
const { appendFileSync } = require('node:fs');

process.on('exit', () => {
  appendFileSync(process.env.LOADED_FILE, `${Object.keys(require.cache).join('\n')}\n`);
});
