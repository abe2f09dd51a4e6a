import { askNpm } from './ask-npm';

/** A package that users get with one of ours: a dependency, or the peer for which it is made. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** Its location, such as `node_modules/commander`. */
  readonly location: string;
  /** The `license` field of its manifest, which may have any type. */
  readonly licence: unknown;
  /** The dependency chain that leads from one of our packages to it. */
  readonly chain: readonly string[];
}

/** A package in the output of `npm query`; `from` are the locations of its dependents. */
interface QueriedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly location: string;
  readonly license?: unknown;
  readonly from: readonly string[];
}

/** All packages in a folder that are not only development dependencies, without the folder itself. */
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

/** The shortest dependency chain from one of our packages, or else from the folder itself. */
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
