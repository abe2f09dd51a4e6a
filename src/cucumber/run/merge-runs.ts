import type { RunStatus } from '../ground/run-status';
import { pickleIdsByKey } from './case-keys';
import { isProblem } from './case-verdict';
import { casesOf } from './cases-of';
import type { ReadFeature } from './feature-messages';
import { FeatureReader, type FindRuns, type PickleRuns } from './feature-reader';
import { latestFeatures, pathOf } from './latest-features';
import type { Run, RunAttempt, RunCase, RunFeature, RunHook } from './run';
import { StableIds } from './stable-ids';

/** The content of one run's messages, before runs are merged. */
export interface ReadRun extends Omit<Run, 'features' | 'durationMs' | 'runCount'> {
  /** The id of the run in its messages; null if it never began. */
  readonly id: string | null;
  /** Its platform, such as `node.js 22.23.1 on linux`. */
  readonly system: string | null;
  /** The ids of the pickles that it planned to run. */
  readonly planned: ReadonlySet<string>;
  readonly features: readonly ReadFeature[];
  /** Whether the reader of this run selects a feature. */
  readonly isShown: (read: ReadFeature) => boolean;
  /** The attempts at a pickle of one of its features, in order. */
  readonly attemptsAt: (pickleId: string, feature: ReadFeature) => readonly RunAttempt[];
}

/**
 * Merges the runs of several shards, processes and retries into one; pure. A scenario in several runs becomes one case, whatever its ids,
 * with all attempts in chronological order. If a feature changed between the runs, its latest version is used. `isAllowed` says
 * whether the suite accepts a red case.
 */
export function mergeRuns(runs: readonly ReadRun[], isAllowed: (one: RunCase) => boolean = () => false): Run {
  const inTime = sortByTime(runs);
  const indexed = inTime.map((run) => ({
    run,
    byPath: new Map(run.features.map((read) => [pathOf(read), read])),
  }));
  const ids = new StableIds();
  const features = latestFeatures(inTime).flatMap((read) => {
    const { feature } = read.document;
    if (feature === undefined) {
      return [];
    }
    if (!inTime.some(({ isShown }) => isShown(read))) {
      // Take the id of this feature all the same: features with equal names are numbered in order.
      ids.ofFeature(read.uri);
      return [];
    }
    return [new FeatureReader(read, ids, runFinder(read, indexed)).read(feature)];
  });
  const ends = inTime.map(({ finishedAt }) => finishedAt);
  const merged = {
    startedAt: inTime.find(({ startedAt }) => startedAt !== null)?.startedAt ?? null,
    finishedAt: ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null),
    durationMs: timeOf(inTime),
    runCount: runs.length,
    error: inTime.find(({ error }) => error !== null)?.error ?? null,
    ci: inTime.findLast(({ ci }) => ci !== null)?.ci ?? null,
    runner: [...new Set(inTime.flatMap(({ runner }) => runner ?? []))].join(', ') || null,
    ...listsOf(inTime),
    unplaced: inTime.reduce((sum, { unplaced }) => sum + unplaced, 0),
    attachments: inTime.flatMap(({ attachments }) => attachments),
  };
  return { ...merged, features, success: successOf(inTime, features, isAllowed) };
}

// Entries that several runs have in common appear once.
function listsOf(
  inTime: readonly ReadRun[],
): Pick<Run, 'machines' | 'hooks' | 'parseErrors' | 'undefinedParameterTypes'> {
  return {
    machines: withoutRepeats(
      inTime.flatMap(({ machines }) => machines),
      (machine) => machine,
    ),
    // Each process reports its own hooks around the run, and most of these are equal.
    hooks: withoutRepeats(
      inTime.flatMap(({ hooks }) => hooks),
      ({ durationMs, ...hook }) => hook,
    ),
    parseErrors: withoutRepeats(
      inTime.flatMap((run) => run.parseErrors),
      (error) => error,
    ),
    undefinedParameterTypes: withoutRepeats(
      inTime.flatMap((run) => run.undefinedParameterTypes),
      (type) => type,
    ),
  };
}

// The total time with overlaps counted once.
function timeOf(inTime: readonly ReadRun[]): number | null {
  let sum = 0;
  let coveredTo = Number.NEGATIVE_INFINITY;
  for (const { startedAt, finishedAt } of inTime) {
    if (startedAt === null || finishedAt === null) {
      return null;
    }
    const end = Date.parse(finishedAt);
    sum += Math.max(0, end - Math.max(Date.parse(startedAt), coveredTo));
    coveredTo = Math.max(coveredTo, end);
  }
  return sum;
}

function withoutRepeats<One>(all: readonly One[], read: (one: One) => object): One[] {
  const words = all.map((one) => JSON.stringify(read(one)));
  return all.filter((_, index) => words.indexOf(words[index] ?? '') === index);
}

/** Sorts runs by their start. Runs that never began come last. */
export function sortByTime<Started extends Pick<Run, 'startedAt'>>(runs: readonly Started[]): Started[] {
  const startOf = ({ startedAt }: Started) => startedAt ?? '~';
  return runs.toSorted((one, other) =>
    startOf(one) < startOf(other) ? -1 : Number(startOf(one) > startOf(other)),
  );
}

/** A run, and its features by path. */
interface IndexedRun {
  readonly run: ReadRun;
  readonly byPath: ReadonlyMap<string, ReadFeature>;
}

function runFinder(latest: ReadFeature, indexed: readonly IndexedRun[]): FindRuns {
  const runs = new Map<string, PickleRuns>();
  const versions = indexed.map(({ run, byPath }) => {
    const own = byPath.get(pathOf(latest));
    return { run, own, idsByKey: own && pickleIdsByKey(own) };
  });
  for (const [key, id] of pickleIdsByKey(latest)) {
    const found = versions.flatMap(({ run, own, idsByKey }) => {
      const ownId = idsByKey?.get(key);
      return own === undefined || ownId === undefined ? [] : [{ run, own, ownId }];
    });
    runs.set(id, {
      isPlanned: found.some(({ run, ownId }) => run.planned.has(ownId)),
      attempts: sortByTime(found.flatMap(({ run, own, ownId }) => run.attemptsAt(ownId, own))),
    });
  }
  return (pickleId) => runs.get(pickleId) ?? { isPlanned: false, attempts: [] };
}

// For a single run, Cucumber's result. In a merge, an earlier run may be red because of a case that passed in a later one.
function successOf(
  runs: readonly ReadRun[],
  features: readonly RunFeature[],
  isAllowed: (one: RunCase) => boolean,
): boolean | null {
  const [first, ...others] = runs.map(({ success }) => success);
  if (first === undefined || others.length === 0) {
    return first ?? null;
  }
  if (runs.some(({ success }) => success === null)) {
    return null;
  }
  const isSound = runs.every(({ hooks, parseErrors }) => parseErrors.length === 0 && hooks.every(isFine));
  // Whether pending steps fail a run depends on the configuration of the suite.
  const isStrict = runs.some(({ success }) => success === false);
  return (
    isSound &&
    casesOf({ features }).every(
      ({ case: one }) => !isProblem(one) || isAllowed(one) || (one.verdict === 'pending' && !isStrict),
    )
  );
}

function isFine({ status }: Pick<RunHook, 'status'>): boolean {
  const fine: readonly RunStatus[] = ['passed', 'skipped', 'unknown'];
  return fine.includes(status);
}
