import path from 'node:path';
import { readChild } from '../../support/child';
import { onceInARun } from '../../support/once-in-a-run';

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

/** Packs the packages as they are built now, once in a run. */
export function packPackages(): Promise<readonly PackedPackage[]> {
  return onceInARun('the packed packages', pack);
}

async function pack(folder: string): Promise<readonly PackedPackage[]> {
  // The features run on what is built; to build once more beside them would change it under their feet.
  const args = ['pack', '--workspaces', '--ignore-scripts', '--json', '--pack-destination', folder];
  const reports: PackReport[] = JSON.parse(await readChild('npm', args));
  return reports.map(({ name, filename, files }) => ({
    name,
    tarball: path.join(folder, filename),
    files: files.map((file) => file.path).toSorted(),
  }));
}
