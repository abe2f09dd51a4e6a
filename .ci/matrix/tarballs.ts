import { readdirSync } from 'node:fs';
import path from 'node:path';
import { runNpm } from './run-command';

/** The tarballs of the packages, by package name. */
export type Tarballs = ReadonlyMap<string, string>;

/** What is needed to try the packages. */
export interface Trial {
  readonly tarballs: Tarballs;
  /** A temporary folder, removed at the end. */
  readonly workshop: string;
  /** A folder that is reused by later runs. */
  readonly cache: string;
}

const NAMES = ['audit-race', '@audit-race/interleavings', '@audit-race/cucumber'];

/** Packs the packages from a clean state, as for a release. */
export async function packAll(folder: string): Promise<Tarballs> {
  await runNpm(['pack', '--workspaces', '--silent', '--pack-destination', folder], { cwd: process.cwd() });
  const files = readdirSync(folder);
  return new Map(
    NAMES.map((name) => {
      const start = `${name.replace('@', '').replace('/', '-')}-`;
      const file = files.find((one) => one.startsWith(start) && /^\d/.test(one.slice(start.length)));
      if (file === undefined) {
        throw new Error(`${name} was not packed.`);
      }
      return [name, path.join(folder, file)];
    }),
  );
}
