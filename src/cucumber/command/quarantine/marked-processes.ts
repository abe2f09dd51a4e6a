import { readdirSync, readFileSync } from 'node:fs';

/** The environment variable that marks all processes of a quarantined scenario: children inherit it. */
export const markVariable = 'CAPTURE_BUGS_QUARANTINE';

/** The ids of the processes with a mark. Without `/proc`, which shows their environments, none is found. */
export function markedProcesses(mark: string): readonly number[] {
  const wanted = `${markVariable}=${mark}`;
  return listNumbers().filter((pid) => readText(`/proc/${pid}/environ`).split('\0').includes(wanted));
}

function listNumbers(): readonly number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

// Empty if the process belongs to another user, or has ended in the meantime.
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
