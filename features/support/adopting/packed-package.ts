import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** The package as npm would publish it. */
export interface PackedPackage {
  readonly tarball: string;
  /** The files in it, relative to its root. */
  readonly files: readonly string[];
}

let packed: Promise<PackedPackage> | undefined;

/** Packs the package as it is built now, once in a process. */
export function packPackage(): Promise<PackedPackage> {
  packed ??= pack();
  return packed;
}

/** A folder that is removed when this process ends. */
export function makeFolderOfProcess(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function pack(): Promise<PackedPackage> {
  const folder = makeFolderOfProcess('packed-package');
  // Whoever runs the features has built, and prepack would build a second time beside them.
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = await promisify(execFile)('npm', args);
  const [{ filename, files }]: [{ filename: string; files: { path: string }[] }] = JSON.parse(stdout);
  return { tarball: path.join(folder, filename), files: files.map((file) => file.path).toSorted() };
}
