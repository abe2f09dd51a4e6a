import { append } from '../ground/append';
import type { ReadFeature } from './feature-messages';

/** What a run has read. */
interface ReadingRun {
  /** Null when it did not end. */
  readonly finishedAt: string | null;
  /** The pickles that it set out to run. */
  readonly planned: ReadonlySet<string>;
  readonly features: readonly ReadFeature[];
}

/** A feature as a run has read it. */
interface Version {
  readonly run: ReadingRun;
  readonly read: ReadFeature;
}

/** The latest version of each feature, in the order of the run that read the most. */
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

/** Where a feature is, written alike on every system. */
export function pathOf({ uri }: ReadFeature): string {
  return uri.replaceAll('\\', '/');
}

function latestOf(versions: readonly Version[]): ReadFeature | undefined {
  const whole = versions.findLast((one) => !isBeginning(one));
  const longest = versions.toSorted((one, other) => one.read.pickles.length - other.read.pickles.length);
  return (whole ?? longest.at(-1))?.read;
}

// Messages that were cut off while the features were read may have a feature without its scenarios. Every Cucumber reads all of them
// before it sets out to run one.
function isBeginning({ run, read }: Version): boolean {
  return run.finishedAt === null && !read.pickles.some(({ id }) => run.planned.has(id));
}
