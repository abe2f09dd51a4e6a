const { readdirSync } = require('node:fs');

/**
 * Holds the law against the house: every room of the law is there, every file lies in a room of the law, and the rooms are
 * named from the top floor to the ground, so that no two of them can go in a circle.
 *
 * @param {Record<string, Record<string, string[]>>} packages what each room of each package may reach
 */
function checkHouse(packages) {
  const faults = Object.entries(packages).flatMap(([name, rooms]) => [
    ...findAbsent(name, rooms),
    ...findUnruled(name, rooms),
    ...findClimbs(name, rooms),
  ]);
  if (faults.length > 0) {
    throw new Error(`The law of the rooms and the house differ:\n  ${faults.join('\n  ')}`);
  }
}

function findAbsent(name, rooms) {
  const files = filesOf(name);
  const named = new Set([...Object.keys(rooms), ...Object.values(rooms).flat()]);
  return [...named]
    .filter((room) => !room.startsWith('@') && !files.some((file) => isIn(file, room)))
    .map((room) => `${name} has no room "${room}"`);
}

function findUnruled(name, rooms) {
  return filesOf(name)
    .filter((file) => !Object.keys(rooms).some((room) => isIn(file, room)))
    .map((file) => `${name}/${file} lies in no room of the law`);
}

function findClimbs(name, rooms) {
  const order = Object.keys(rooms);
  return order.flatMap((room, floor) =>
    rooms[room]
      .filter((reached) => order.slice(0, floor).some((above) => isSame(above, reached)))
      .map((reached) => `${name}/${room} reaches up to ${reached}`),
  );
}

function filesOf(name) {
  return readdirSync(`src/${name}`, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !/^(?:dist|node_modules)\//.test(file));
}

function isIn(file, room) {
  const place = withoutExtension(room);
  return withoutExtension(file) === place || file.startsWith(`${place}/`);
}

function isSame(one, other) {
  return withoutExtension(one) === withoutExtension(other);
}

function withoutExtension(file) {
  return file.replace(/\.ts$/, '');
}

module.exports = { checkHouse };
