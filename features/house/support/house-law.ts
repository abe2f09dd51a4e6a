import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A law of the house as dependency-cruiser takes it. */
interface Law {
  readonly name: string;
  readonly from: { readonly path?: string };
  readonly to: { readonly pathNot?: string | readonly string[] };
}

/** A room of the house: which files are in it, and which it may reach. */
export interface Room {
  /** The name of its law. */
  readonly law: string;
  /** The folder under `src` of its package. */
  readonly home: string;
  /** Its name in the package. */
  readonly name: string;
  readonly isInside: (file: string) => boolean;
  /** Whether it may reach a file; its own it always may. */
  readonly mayReach: (file: string) => boolean;
}

/** What the file beside the laws does: throws, saying where rooms and house differ. */
type CheckHouse = (packages: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>) => void;

const requireSetting = createRequire(path.resolve('.config/dependency-cruiser.cjs'));
const LAYER = /^layer: (?<home>[^/]+)\/(?<name>.+)$/;

/** The laws of the house, and the sources they are about. */
export class HouseLaw {
  /** All laws by name. */
  readonly laws: readonly string[];
  /** The rooms, each with a law of its own, from the top floor to the ground. */
  readonly rooms: readonly Room[];
  /** The sources of the packages, as the laws name them. */
  readonly sources: readonly string[];

  /** Reads the laws, and looks through the house in the working directory. */
  constructor() {
    const { forbidden }: { forbidden: readonly Law[] } = requireSetting('./dependency-cruiser.cjs');
    this.laws = forbidden.map(({ name }) => name);
    this.rooms = forbidden.flatMap((law) => readRoom(law) ?? []);
    this.sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/(?:^|\/)(?:dist|node_modules)\//.test(file))
      .map((file) => `src/${file}`)
      .toSorted();
  }

  /** Holds rooms of a package against the house; throws where they differ. */
  holdAgainstHouse(home: string, rooms: Readonly<Record<string, readonly string[]>>): void {
    const { checkHouse }: { checkHouse: CheckHouse } = requireSetting('./check-house.cjs');
    checkHouse({ [home]: rooms });
  }
}

function readRoom({ name: law, from, to }: Law): Room | undefined {
  const { home, name } = LAYER.exec(law)?.groups ?? {};
  if (home === undefined || name === undefined) {
    return undefined;
  }
  const inside = new RegExp(from.path ?? '');
  const reachable = [to.pathNot ?? []].flat().map((place) => new RegExp(place));
  return {
    law,
    home,
    name,
    isInside: (file) => inside.test(file),
    mayReach: (file) => reachable.some((place) => place.test(file)),
  };
}
