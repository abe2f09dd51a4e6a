import { describeLine } from '../../ground/place';
import { count } from '../../ground/text';
import { compareRuns } from '../../run/compare-runs';
import { sortByTime } from '../../run/merge-runs';
import type { FoundRun, FoundRuns } from './message-files';

/** Remarks about the message files, beside the results of their runs. */
export interface Remarks {
  /** What is missing, so that the documentation does not cover the whole suite. */
  readonly missing: readonly string[];
  /** What may surprise a reader, although nothing is missing. */
  readonly notes: readonly string[];
}

/** Inspects the files of a suite. `shards` is the number of shards that the user expects. */
export function remarkOn({ runs, repeated, cutOff }: FoundRuns, shards: number | undefined): Remarks {
  const { changed, lost, shardCount } = compareRuns(runs.map(({ run }) => run));
  return {
    missing: [
      ...cutOff.map((file) => `${file} was cut off: its run did not end. What is in it counts.`),
      ...(shards === undefined || shards === shardCount ? [] : [describeShards(shards, shardCount)]),
      ...lost.map(
        ({ name, place }) =>
          `${describeLine(place)}  ${name}: it was run, and the latest version of its feature does not have it.`,
      ),
    ],
    notes: [
      ...repeated.map((file) => `${file} says what another file says, too; it counts once.`),
      ...changed.map((uri) => `${uri} is not the same in all files; its latest version is shown.`),
      ...tellApart('commits', runs, ({ run }) => run.ci?.commit ?? null),
      ...tellApart('versions of Cucumber', runs, ({ run }) => run.runner),
      ...tellApart('systems', runs, ({ run }) => run.system),
      ...tellDaysApart(runs),
    ],
  };
}

function describeShards(wanted: number, found: number): string {
  return found < wanted
    ? `${count(wanted - found, 'shard')} of ${wanted} ${wanted - found === 1 ? 'is' : 'are'} missing: the files are of ${count(found, 'shard')}.`
    : `There are more shards than ${wanted}: the files are of ${found}.`;
}

function tellApart(
  what: string,
  runs: readonly FoundRun[],
  read: (run: FoundRun) => string | null,
): string[] {
  const files = new Map<string, string>();
  for (const run of runs) {
    const value = read(run);
    if (value !== null && !files.has(value)) {
      files.set(value, run.file);
    }
  }
  const examples = [...files].map(([value, file]) => `${value} (${file})`);
  return files.size < 2 ? [] : [`The files are of several ${what}: ${examples.join(', ')}.`];
}

// Twelve hours instead of a change of the date, because shards may run around midnight.
const dayMs = 12 * 60 * 60 * 1000;

function tellDaysApart(runs: readonly FoundRun[]): string[] {
  const started = sortByTime(runs.map(({ file, run }) => ({ file, startedAt: run.startedAt }))).filter(
    ({ startedAt }) => startedAt !== null,
  );
  const [first, last] = [started[0], started.at(-1)];
  const span = Date.parse(last?.startedAt ?? '') - Date.parse(first?.startedAt ?? '');
  return span >= dayMs
    ? [
        `The files are of several days: ${first?.startedAt} (${first?.file}) to ${last?.startedAt} (${last?.file}).`,
      ]
    : [];
}
