import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Task } from './task';

const WORKER = path.join(__dirname, 'worker.ts');
const LOADER = ['-r', 'ts-node/register/transpile-only'];

/** The results of processes that began at the same moment, and the time until the last of them was done, in seconds. */
export interface Together<Told> {
  readonly told: readonly Told[];
  readonly seconds: number;
}

/** Runs a task in each process, starting all at the same moment. The start-up of the processes does not count. */
export async function runTogether<Told>(tasks: readonly Task[]): Promise<Together<Told>> {
  const processes = await Promise.all(tasks.map(start));
  const startedAt = performance.now();
  const told = await Promise.all(processes.map((one) => begin<Told>(one)));
  return { told, seconds: (performance.now() - startedAt) / 1000 };
}

async function start(task: Task): Promise<ChildProcess> {
  const worker = fork(WORKER, { execArgv: LOADER });
  worker.send(task);
  await hear(worker);
  return worker;
}

function begin<Told>(worker: ChildProcess): Promise<Told> {
  worker.send('begin');
  return hear(worker);
}

/** The next message of a process. Rejects if the process exits instead. */
function hear<Told>(worker: ChildProcess): Promise<Told> {
  return new Promise((resolve, reject) => {
    worker.once('exit', refuse).once('message', (told: Told) => {
      worker.off('exit', refuse);
      resolve(told);
    });
    function refuse(exitCode: number | null): void {
      reject(new Error(`A process of the bench has ended with ${exitCode}.`));
    }
  });
}
