// Preloaded into a program: each connection to a database tells, when it is closed, how it was set up.
const { appendFileSync } = require('node:fs');
const Module = require('node:module');

const load = Module._load;
Module._load = (request, ...rest) => {
  const loaded = load(request, ...rest);
  return request === 'better-sqlite3' ? tellSettings(loaded) : loaded;
};

function tellSettings(Database) {
  return class extends Database {
    close() {
      const settings = ['synchronous', 'journal_mode', 'secure_delete', 'auto_vacuum'].map((name) => [
        name,
        this.pragma(name, { simple: true }),
      ]);
      appendFileSync(process.env.SETTINGS_FILE, `${JSON.stringify(Object.fromEntries(settings))}\n`);
      return super.close();
    }
  };
}
