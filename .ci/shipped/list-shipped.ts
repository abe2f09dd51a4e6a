import { askNpm } from './ask-npm';

/** A package that a user gets with one of ours: by its dependencies, or as the peer that it is made for. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** Where it lies, such as `node_modules/commander`. */
  readonly location: string;
  /** What it says of its licence, of whatever shape. */
  readonly licence: unknown;
  /** Why it is there: one of ours, and what leads from there to it. */
  readonly chain: readonly string[];
}

/** What `npm query` tells of a package; `from` are the places of those that need it. */
interface QueriedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly location: string;
  readonly license?: unknown;
  readonly from: readonly string[];
}

/** All packages in a folder that are not there for development alone, without the folder itself. */
export function listShipped(folder: string): ShippedPackage[] {
  const { output, complaint } = askNpm(folder, ['query', '.prod']);
  if (complaint !== '') {
    throw new Error(`npm cannot tell which packages are shipped: ${complaint}`);
  }
  const queried: QueriedPackage[] = JSON.parse(output);
  const places = new Map(queried.map((one) => [one.location, one]));
  return queried
    .filter(({ location }) => location !== '')
    .map((one) => ({
      name: nameOf(one),
      version: one.version ?? 'without a version',
      location: one.location,
      licence: one.license,
      chain: findChain(one, places).map(nameOf),
    }));
}

/** The shortest way to a package from one of ours; from the folder itself where there is no other. */
function findChain(target: QueriedPackage, places: ReadonlyMap<string, QueriedPackage>): QueriedPackage[] {
  const known = new Set([target.location]);
  const chains = [[target]];
  for (const chain of chains) {
    const [first = target] = chain;
    const isOurs = first.location !== '' && !first.location.includes('node_modules/');
    if (isOurs) {
      return chain;
    }
    const users = first.from
      .flatMap((place) => places.get(place) ?? [])
      .filter(({ location }) => !known.has(location));
    for (const user of users) {
      known.add(user.location);
      chains.push([user, ...chain]);
    }
  }
  return chains.find(([first]) => first?.location === '') ?? [target];
}

function nameOf({ name, location }: QueriedPackage): string {
  return name ?? (location || 'this folder');
}
