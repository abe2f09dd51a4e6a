import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readChild } from '../../support/child';

/** A package as npm would publish it. */
export interface PackedPackage {
  readonly name: string;
  readonly tarball: string;
  /** The files in it, relative to its root. */
  readonly files: readonly string[];
}

interface PackReport {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

let packed: Promise<readonly PackedPackage[]> | undefined;

/** Packs the packages as they are built now, once in a process. */
export function packPackages(): Promise<readonly PackedPackage[]> {
  packed ??= pack();
  return packed;
}

/** A folder that is removed when this process ends. */
export function makeFolderOfProcess(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function pack(): Promise<readonly PackedPackage[]> {
  const folder = makeFolderOfProcess('packed-packages');
  // The features run on what is built; to build once more beside them would change it under their feet.
  const args = ['pack', '--workspaces', '--ignore-scripts', '--json', '--pack-destination', folder];
  const reports: PackReport[] = JSON.parse(await readChild('npm', args));
  return reports.map(({ name, filename, files }) => ({
    name,
    tarball: path.join(folder, filename),
    files: files.map((file) => file.path).toSorted(),
  }));
}
