import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/**
 * Marks a folder as being written by a run, because several runs may write into it at the same time. While any claim exists, no run
 * may treat files in the folder as leftovers of an earlier run.
 */
export class FolderClaim {
  readonly #folder: string;
  readonly #name = `${prefix}${host}-${process.pid}-${randomUUID().slice(0, 8)}`;

  constructor(folder: string) {
    this.#folder = folder;
    writeFileSync(path.join(folder, this.#name), '');
  }

  /** Removes the claim. */
  end(): void {
    rmSync(path.join(this.#folder, this.#name), { force: true });
  }
}

/** Whether a run is writing into a folder. Removes the claims of runs that were killed. */
export function isClaimed(folder: string): boolean {
  const claims = readdirSync(folder).filter((name) => pattern.test(name));
  const open = claims.filter((name) => isOpen(path.join(folder, name), name));
  for (const name of claims.filter((one) => !open.includes(one))) {
    rmSync(path.join(folder, name), { force: true });
  }
  return open.length > 0;
}

const prefix = '.in-use-';
// Only letters and digits, so that the parts of the name can be separated again.
const host = hostname().replaceAll(/\W/g, '');
const pattern = /^\.in-use-(\w*)-(\d+)-[0-9a-f]{8}$/;
const dayMs = 24 * 60 * 60 * 1000;

// On another machine, it is unknown whether the process still runs. But no run takes longer than a day.
function isOpen(file: string, name: string): boolean {
  const [, machine, id] = pattern.exec(name) ?? [];
  const { mtimeMs } = statSync(file);
  return Date.now() - mtimeMs < dayMs && (machine !== host || isAlive(Number(id)));
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
