import { readdirSync, readFileSync } from 'node:fs';

/** The environment variable by which everything that a quarantined scenario starts is known: children inherit it. */
export const markVariable = 'CAPTURE_BUGS_QUARANTINE';

/** The processes with a mark, wherever they have gone. Where no `/proc` tells of environments, none is found. */
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

// Of somebody else, or gone in the meantime.
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
