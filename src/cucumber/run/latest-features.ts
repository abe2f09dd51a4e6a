import { append } from '../ground/append';
import type { ReadFeature } from './feature-messages';

/** The parts of a run that are needed here. */
interface ReadingRun {
  /** Null if the run did not end. */
  readonly finishedAt: string | null;
  /** The ids of the pickles that it planned to run. */
  readonly planned: ReadonlySet<string>;
  readonly features: readonly ReadFeature[];
}

/** A feature in the version that a run has read. */
interface Version {
  readonly run: ReadingRun;
  readonly read: ReadFeature;
}

/** The latest version of each feature, in the order of the run that read the most features. */
export function latestFeatures(inTime: readonly ReadingRun[]): readonly ReadFeature[] {
  const versions = new Map<string, Version[]>();
  for (const run of inTime) {
    for (const read of run.features) {
      append(versions, pathOf(read), { run, read });
    }
  }
  const byNumber = inTime.toSorted((one, other) => other.features.length - one.features.length);
  const paths = new Set(byNumber.flatMap(({ features }) => features.map(pathOf)));
  return [...paths].flatMap((path) => latestOf(versions.get(path) ?? []) ?? []);
}

/** The path of a feature with forward slashes, the same on every system. */
export function pathOf({ uri }: ReadFeature): string {
  return uri.replaceAll('\\', '/');
}

function latestOf(versions: readonly Version[]): ReadFeature | undefined {
  const whole = versions.findLast((one) => !isBeginning(one));
  const longest = versions.toSorted((one, other) => one.read.pickles.length - other.read.pickles.length);
  return (whole ?? longest.at(-1))?.read;
}

// If a message file ends while the features are read, a feature may lack some of its scenarios. If one of its pickles is planned,
// it is complete, because every implementation of Cucumber reads all features before it plans.
function isBeginning({ run, read }: Version): boolean {
  return run.finishedAt === null && !read.pickles.some(({ id }) => run.planned.has(id));
}
