import { readdirSync } from 'node:fs';
import path from 'node:path';
import { runNpm } from './run-command';

/** The tarballs of the packages, by their names. */
export type Tarballs = ReadonlyMap<string, string>;

/** What there is to try the packages with. */
export interface Trial {
  readonly tarballs: Tarballs;
  /** A folder that is removed in the end. */
  readonly workshop: string;
  /** A folder that is kept. */
  readonly cache: string;
}

const NAMES = ['audit-race', '@audit-race/interleavings', '@audit-race/cucumber'];

/** Packs the packages from nothing, as for a release. */
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
