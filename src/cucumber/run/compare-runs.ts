import { type Place, placeAt } from '../ground/place';
import { pickleIdsByKey } from './case-keys';
import type { ReadFeature } from './feature-messages';
import { latestFeatures, pathOf } from './latest-features';
import { type ReadRun, sortByTime } from './merge-runs';

/** What several runs do not agree about. */
export interface Differences {
  /** The features that were not the same in all runs that read them. */
  readonly changed: readonly string[];
  /** What was run, and is not in the latest version of its feature. */
  readonly lost: readonly LostCase[];
  /** How many of the runs ran something that no earlier one had set out to run, or had nothing to run: shards, not attempts. */
  readonly shardCount: number;
}

/** A scenario, or a row of an outline, that a later version of its feature does not have. */
interface LostCase {
  readonly name: string;
  readonly place: Place;
}

/** Compares what runs of one suite have read, and what they set out to run; pure. */
export function compareRuns(runs: readonly ReadRun[]): Differences {
  const inTime = sortByTime(runs);
  const latest = new Map(latestFeatures(inTime).map((read) => [pathOf(read), keyed(read)]));
  const older = inTime.flatMap((run) =>
    run.features.flatMap((read) => {
      const shown = latest.get(pathOf(read));
      return shown === undefined || isSame(read, shown.read) ? [] : [{ run, read, shown }];
    }),
  );
  const lost = older.flatMap(({ run, read, shown }) =>
    [...pickleIdsByKey(read)]
      .filter(([key, id]) => !shown.ids.has(key) && run.attemptsAt(id, read).length > 0)
      .flatMap(([, id]) => describePickle(id, read)),
  );
  return { changed: [...new Set(older.map(({ read }) => read.uri))], lost, shardCount: countShards(inTime) };
}

function keyed(read: ReadFeature) {
  return { read, ids: pickleIdsByKey(read) };
}

// A checkout on another system may have other line ends.
function isSame(one: ReadFeature, other: ReadFeature): boolean {
  const textOf = ({ text }: ReadFeature) => text.replaceAll('\r\n', '\n');
  return one === other || textOf(one) === textOf(other);
}

function describePickle(id: string, { pickles }: ReadFeature): LostCase[] {
  return pickles
    .filter((pickle) => pickle.id === id)
    .map(({ name, uri, location }) => ({ name, place: placeAt(uri, location) }));
}

function countShards(inTime: readonly ReadRun[]): number {
  const known = new Set<string>();
  const isShard = inTime.map((run) => {
    const keys = run.features.flatMap((read) =>
      [...pickleIdsByKey(read)].flatMap(([key, id]) =>
        run.planned.has(id) ? [`${pathOf(read)} ${key}`] : [],
      ),
    );
    const isNew = keys.length === 0 || keys.some((key) => !known.has(key));
    for (const key of keys) {
      known.add(key);
    }
    return isNew;
  });
  return isShard.filter(Boolean).length;
}
