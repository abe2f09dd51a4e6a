// Preloaded into a program: a disk on which a database has little room, until the file at ROOM_FILE exists.
const { existsSync } = require('node:fs');
const Module = require('node:module');

const PAGES = { few: 60, plenty: 100_000 };
const load = Module._load;
Module._load = (request, ...rest) => {
  const loaded = load(request, ...rest);
  return request === 'better-sqlite3' ? limitRoom(loaded) : loaded;
};

function limitRoom(Database) {
  return class extends Database {
    transaction(work) {
      // SQLite refuses to grow beyond this, as it does when the disk has no room: same error, same roll-back.
      this.pragma(`max_page_count = ${existsSync(process.env.ROOM_FILE) ? PAGES.plenty : PAGES.few}`);
      return super.transaction(work);
    }
  };
}
