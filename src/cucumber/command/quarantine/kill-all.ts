import { execFileSync } from 'node:child_process';

/**
 * Ends a process and everything that it has started, at once: it may not listen to anything gentler. Safe to call twice.
 *
 * The process leads a group of its own; what has left the group is found by its parents, as long as these live.
 */
export function killAll(leader: number): void {
  const others = process.platform === 'win32' ? [] : descendantsOf(leader, listProcesses());
  for (const pid of others) {
    ignoreFailure(() => process.kill(pid, 'SIGKILL'));
  }
  // Last, for this process may be one of the group.
  killGroup(leader);
}

/** Ends what is left of the group of a process that has ended. Its number may be somebody else's by now, so nothing is looked up. */
export function killGroup(leader: number): void {
  if (process.platform === 'win32') {
    ignoreFailure(() => execFileSync('taskkill', ['/pid', String(leader), '/T', '/F'], { stdio: 'ignore' }));
  } else {
    ignoreFailure(() => process.kill(-leader, 'SIGKILL'));
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
