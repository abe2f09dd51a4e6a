import { execFileSync } from 'node:child_process';
import { markedProcesses } from './marked-processes';

/**
 * Ends a process and everything that it has started, at once: it may not listen to anything gentler. Safe to call twice.
 *
 * The process leads a group of its own. What has left the group is found by its parents, as long as these live, and by its mark.
 */
export function killAll(leader: number, mark: string): void {
  killThese(process.platform === 'win32' ? [] : descendantsOf(leader, listProcesses()));
  killRest(leader, mark);
}

/** Ends what is left of a process that has ended. Its number may be somebody else's by now, so nobody's parent is asked for. */
export function killRest(leader: number, mark: string): void {
  if (process.platform === 'win32') {
    ignoreFailure(() => execFileSync('taskkill', ['/pid', String(leader), '/T', '/F'], { stdio: 'ignore' }));
    return;
  }
  // This process may be one of the group, so that comes last.
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
  // Where there is no such command, the group is all that can be found.
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

// It may have ended by itself in the meantime.
function ignoreFailure(kill: () => unknown): void {
  try {
    kill();
  } catch {
    return;
  }
}
