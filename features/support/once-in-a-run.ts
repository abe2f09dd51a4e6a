import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where the processes of one run find what they share. */
const VARIABLE = 'AUDIT_RACE_RUN_FOLDER';
const RESULT = 'result.json';

/** What the work came to, as it is passed from process to process. */
type Outcome<Result> = { readonly result: Result } | { readonly failure: string };

const known = new Map<string, Promise<unknown>>();

// Cucumber starts its workers after this file was loaded in the process that starts them, which is the last to end.
if (process.env.CUCUMBER_WORKER_ID === undefined) {
  const folder = mkdtempSync(path.join(tmpdir(), 'audit-race-run-'));
  process.env[VARIABLE] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

/**
 * Does work that several scenarios need, once in a run of Cucumber, however many of its processes ask for it.
 *
 * The work is given a folder of its own, which is kept until the run ends. Its result must survive JSON.
 */
export async function onceInARun<Result>(
  name: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const outcome = known.get(name) ?? doOrAwait(name, work);
  known.set(name, outcome);
  // The outcome of a name is of the type that its work has.
  return (await outcome) as Result;
}

async function doOrAwait<Result>(name: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 16);
  const folder = path.join(String(process.env[VARIABLE]), digest);
  const outcome = isFirst(folder) ? await doWork(folder, work) : await awaitOutcome<Result>(folder);
  if ('failure' in outcome) {
    throw new Error(outcome.failure);
  }
  return outcome.result;
}

/** Of all who ask one makes the folder, and does the work. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

async function doWork<Result>(
  folder: string,
  work: (folder: string) => Promise<Result>,
): Promise<Outcome<Result>> {
  const outcome = await work(folder).then(
    (result) => ({ result }),
    (error: unknown) => ({ failure: error instanceof Error ? String(error.stack) : String(error) }),
  );
  const draft = path.join(folder, 'result.draft');
  writeFileSync(draft, JSON.stringify(outcome));
  renameSync(draft, path.join(folder, RESULT));
  return outcome;
}

function awaitOutcome<Result>(folder: string): Promise<Outcome<Result>> {
  const file = path.join(folder, RESULT);
  return new Promise((resolve) => {
    const watcher = watch(folder, look);
    look();
    function look(): void {
      if (existsSync(file)) {
        watcher.close();
        resolve(JSON.parse(readFileSync(file, 'utf8')));
      }
    }
  });
}
