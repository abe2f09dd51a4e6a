import { execFileSync } from 'node:child_process';
import { cpSync, lstatSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/**
 * Copies this repository as it lies here, so that something can be broken in it and nobody is disturbed: what git knows or
 * could know, what was built, and the installed packages as links, but for those that have to lie in the copy themselves.
 */
export function copyHouse(from: string, to: string, copied: readonly string[] = []): void {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: from,
    encoding: 'utf8',
  });
  for (const file of new Set(listed.split('\0').filter(Boolean))) {
    copy(from, to, file);
  }
  for (const name of readdirSync(path.join(from, 'src'))) {
    copy(from, to, path.join('src', name, 'dist'));
  }
  linkPackages(path.join(from, 'node_modules'), path.join(to, 'node_modules'), copied);
}

// What is listed may have been deleted since, and what is built may not have been built yet.
function copy(from: string, to: string, name: string): void {
  if (lstatSync(path.join(from, name), { throwIfNoEntry: false })) {
    cpSync(path.join(from, name), path.join(to, name), { recursive: true, preserveTimestamps: true });
  }
}

/** The packages that are made here are linked by a relative path, so that those of the copy use one another. */
function linkPackages(from: string, to: string, copied: readonly string[]): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (copied.includes(entry.name) || entry.isSymbolicLink()) {
      cpSync(source, target, { recursive: true, verbatimSymlinks: true });
    } else if (entry.name.startsWith('@')) {
      linkPackages(source, target, copied);
    } else if (!entry.name.startsWith('.')) {
      symlinkSync(source, target);
    }
  }
}
