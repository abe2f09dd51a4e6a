import { type Place, placeAt } from '../ground/place';
import { pickleIdsByKey } from './case-keys';
import type { ReadFeature } from './feature-messages';
import { latestFeatures, pathOf } from './latest-features';
import { type ReadRun, sortByTime } from './merge-runs';

/** In what respect several runs differ. */
export interface Differences {
  /** The features whose text was not the same in all runs that read them. */
  readonly changed: readonly string[];
  /** Cases that were run, but are not in the latest version of their feature. */
  readonly lost: readonly LostCase[];
  /** The number of shards: runs that ran something that no earlier run had planned, or that had nothing to run. Other runs are retries. */
  readonly shardCount: number;
}

/** A scenario, or a row of an outline, that was removed in a later version of its feature. */
interface LostCase {
  readonly name: string;
  readonly place: Place;
}

/** Compares what the runs of one suite have read, and what they planned to run; pure. */
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

// A checkout on another system may have other line breaks.
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
