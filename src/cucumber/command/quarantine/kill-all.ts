import { execFileSync } from 'node:child_process';
import { markedProcesses } from './marked-processes';

/**
 * Kills a process and all of its descendants with SIGKILL, because it may ignore other signals. Safe to call twice.
 *
 * The process leads a process group. A descendant that has left the group is found through its living ancestors, or by its mark.
 */
export function killAll(leader: number, mark: string): void {
  killThese(process.platform === 'win32' ? [] : descendantsOf(leader, listProcesses()));
  killRest(leader, mark);
}

/** Kills what is left of an ended process. Its process id may have been reused, so descendants are not searched by parent ids. */
export function killRest(leader: number, mark: string): void {
  if (process.platform === 'win32') {
    ignoreFailure(() => execFileSync('taskkill', ['/pid', String(leader), '/T', '/F'], { stdio: 'ignore' }));
    return;
  }
  // The group comes last, because this process may belong to it.
  killThese(markedProcesses(mark).filter((pid) => pid !== process.pid));
  ignoreFailure(() => process.kill(-leader, 'SIGKILL'));
}

function killThese(pids: readonly number[]): void {
  for (const pid of pids) {
    ignoreFailure(() => process.kill(pid, 'SIGKILL'));
  }
}

interface ListedProcess {
  readonly pid: number;
  readonly parent: number;
}

function listProcesses(): readonly ListedProcess[] {
  let listed = '';
  // If there is no `ps`, only the process group can be killed.
  ignoreFailure(() => {
    listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  });
  return listed.split('\n').flatMap((line) => {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    return pid === undefined || parent === undefined ? [] : [{ pid, parent }];
  });
}

function descendantsOf(pid: number, processes: readonly ListedProcess[]): readonly number[] {
  const children = processes.filter(({ parent }) => parent === pid).map((child) => child.pid);
  return [...children, ...children.flatMap((child) => descendantsOf(child, processes))];
}

// The process may have ended in the meantime.
function ignoreFailure(kill: () => unknown): void {
  try {
    kill();
  } catch {
    return;
  }
}
