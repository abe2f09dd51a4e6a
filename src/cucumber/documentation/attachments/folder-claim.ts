import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/**
 * Says that a run is writing into a folder, which others may do at the same time: as long as it does, nobody may take what is there
 * for what is left of an earlier run.
 */
export class FolderClaim {
  readonly #folder: string;
  readonly #name = `${prefix}${host}-${process.pid}-${randomUUID().slice(0, 8)}`;

  constructor(folder: string) {
    this.#folder = folder;
    writeFileSync(path.join(folder, this.#name), '');
  }

  /** Gives it back. */
  end(): void {
    rmSync(path.join(this.#folder, this.#name), { force: true });
  }
}

/** Whether a run writes into a folder. The claims of those that were killed are removed. */
export function isClaimed(folder: string): boolean {
  const claims = readdirSync(folder).filter((name) => pattern.test(name));
  const open = claims.filter((name) => isOpen(path.join(folder, name), name));
  for (const name of claims.filter((one) => !open.includes(one))) {
    rmSync(path.join(folder, name), { force: true });
  }
  return open.length > 0;
}

const prefix = '.in-use-';
// Letters and digits, so that it can be told from what is behind it.
const host = hostname().replaceAll(/\W/g, '');
const pattern = /^\.in-use-(\w*)-(\d+)-[0-9a-f]{8}$/;
const dayMs = 24 * 60 * 60 * 1000;

// Of another machine nobody knows what runs there; no run takes longer than a day.
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
