import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AuditWorld } from './world';

/** What may be at a path and is no file, and how it comes there. */
export const NO_FILES: Readonly<Record<string, (path: string, world: AuditWorld) => void>> = {
  'a folder': (path) => mkdirSync(path),
  'a link to a device': (path) => symlinkSync('/dev/full', path),
  'a pipe': (path) => {
    execFileSync('mkfifo', [path]);
  },
  // It is there at once, and goes with its server.
  'a socket': (path, world) => {
    const server = createServer().listen(path);
    world.addCleanup(() => server.close());
  },
};

/** Puts something at a path that is no file. */
export function putNoFile(kind: string, path: string, world: AuditWorld): void {
  const put = NO_FILES[kind];
  if (put === undefined) {
    throw new Error(`No such kind: ${kind}`);
  }
  put(path, world);
}
