import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Red } from './scenario-summary';

/** Folders that each run creates. Any other untracked file was left behind by mistake, even if git ignores it. */
const MADE_BY_RUNS = ['node_modules', 'dist', '/reports', '/coverage'];

/** A scenario, and the time in which it ran. */
interface ScenarioTime {
  readonly name: string;
  readonly startedMs: number;
  readonly endedMs: number;
}

/** The untracked and the modified files of a repository. */
export function listStrayFiles(folder: string): ReadonlySet<string> {
  const excluded = MADE_BY_RUNS.map((name) => `--exclude=${name}`);
  const listed = execFileSync('git', ['ls-files', '-z', '--others', '--modified', ...excluded], {
    cwd: folder,
    encoding: 'utf8',
  });
  return new Set(listed.split('\0').filter(Boolean));
}

/** The files that are new since `before`, and the scenarios that ran when each was last written. */
export function findNewFiles(folder: string, before: ReadonlySet<string>, messageFile: string): Red[] {
  const found = [...listStrayFiles(folder)].filter((file) => !before.has(file));
  const times = found.length === 0 ? [] : readTimes(messageFile);
  return found.map((file) => {
    const writtenMs = statSync(path.join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const running = times.filter(({ startedMs, endedMs }) => startedMs <= writtenMs && writtenMs <= endedMs);
    const names = running.map(({ name }) => name).join(' and ');
    const error = `It was left behind, and written while ${names || 'no scenario'} ran.`;
    return { place: file, name: '', errors: [error] };
  });
}

function readTimes(messageFile: string): readonly ScenarioTime[] {
  const text = existsSync(messageFile) ? readFileSync(messageFile, 'utf8') : '';
  const messages = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const names = new Map(
    messages.flatMap(({ pickle }) => (pickle ? [[pickle.id, `"${pickle.name}" (${pickle.uri})`]] : [])),
  );
  const cases = new Map(messages.flatMap(({ testCase: one }) => (one ? [[one.id, one.pickleId]] : [])));
  const ends = new Map(
    messages.flatMap(({ testCaseFinished: end }) => (end ? [[end.testCaseStartedId, readMs(end)]] : [])),
  );
  return messages.flatMap(({ testCaseStarted: start }) => {
    const name = names.get(cases.get(start?.testCaseId)) ?? '';
    const endedMs = ends.get(start?.id) ?? Number.POSITIVE_INFINITY;
    return start ? [{ name, startedMs: readMs(start), endedMs }] : [];
  });
}

function readMs({ timestamp }: { readonly timestamp: { seconds: number; nanos: number } }): number {
  return timestamp.seconds * 1000 + timestamp.nanos / 1e6;
}
