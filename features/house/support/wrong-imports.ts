import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { HouseLaw, Room } from './house-law';

/** An import that a law forbids. */
export interface WrongImport {
  readonly law: string;
  /** The file that has it; it is added to what is there. */
  readonly from: string;
  /** What it imports, as it is written. */
  readonly imported: string;
}

/** The import that is forbidden by a law that is about no room; `{package}` is a folder of it. */
const others: readonly WrongImport[] = [
  { law: 'one file speaks to Cucumber', from: '{cucumber}', imported: '@cucumber/cucumber' },
  {
    law: 'the page knows browsers only',
    from: 'src/cucumber/documentation/page/planted.ts',
    imported: 'commander',
  },
  { law: 'no mocks in the product', from: 'demo/planted.ts', imported: 'sinon' },
  {
    law: 'features come in by the doors',
    from: 'features/house/planted.ts',
    imported: '../../src/audit-log/index',
  },
  { law: 'no circles', from: 'features/house/planted.ts', imported: './planted-too' },
  { law: 'no circles', from: 'features/house/planted-too.ts', imported: './planted' },
  { law: 'declared dependencies only', from: '{audit-log}', imported: 'chai' },
  { law: 'resolvable', from: 'demo/planted.ts', imported: './nowhere' },
];

/**
 * An import that is forbidden for each law; for a room, from it to a place that it may not reach, and from the largest room of a
 * package to another package by its name.
 */
export function wrongImportsFor(law: HouseLaw): readonly WrongImport[] {
  const homes = [...new Set(law.rooms.map(({ home }) => home))];
  return [
    ...law.rooms.map((room) => reachTooFar(room, law)),
    ...homes.map((home) => {
      const { room, file } = findSpace(home, law);
      return { law: room.law, from: file, imported: nameOf(home === 'audit-log' ? 'cucumber' : 'audit-log') };
    }),
    ...others.map((other) => ({
      ...other,
      from: other.from.replace(/^\{(.*)\}$/, (_, home: string) => findSpace(home, law).file),
    })),
  ];
}

function reachTooFar(room: Room, { sources }: HouseLaw): WrongImport {
  const [inmate] = sources.filter(room.isInside);
  if (inmate === undefined) {
    throw new Error(`Nobody lives in the room of "${room.law}".`);
  }
  const forbidden = sources.filter((file) => !room.mayReach(file));
  // Upstairs in the same package, where there is anything: that is where people go wrong.
  const to = forbidden.find((file) => file.startsWith(`src/${room.home}/`)) ?? forbidden[0];
  if (to === undefined) {
    throw new Error(`"${room.law}" forbids nothing.`);
  }
  const newcomer = newcomerIn(room);
  const from = room.isInside(newcomer) ? newcomer : inmate;
  const imported = path.relative(path.dirname(from), to).replace(/\.ts$/, '');
  return { law: room.law, from, imported: imported.startsWith('.') ? imported : `./${imported}` };
}

/** A file that nobody imports, in a room that is a folder. */
function findSpace(home: string, { rooms }: HouseLaw): { room: Room; file: string } {
  const room = rooms.find((each) => each.home === home && !each.name.endsWith('.ts'));
  if (room === undefined) {
    throw new Error(`${home} has no room that is a folder.`);
  }
  return { room, file: newcomerIn(room) };
}

function newcomerIn({ home, name }: Room): string {
  return path.join('src', home, name, 'planted.ts');
}

function nameOf(home: string): string {
  return JSON.parse(readFileSync(path.join('src', home, 'package.json'), 'utf8')).name;
}
