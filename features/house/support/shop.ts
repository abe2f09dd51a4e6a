import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** How a shop comes by a package. */
export type Origin = 'by "ledgers"' | 'for development only';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const LEDGERS = { name: 'ledgers', version: '1.0.0', license: 'MIT' };
const STAMPS = { name: 'stamps', version: '2.0.0' };
const ANY_STAMPS = { stamps: '*' };

/** A small project with installed packages, as npm leaves it. */
export class Shop {
  readonly folder: string;

  constructor(world: AuditWorld) {
    this.folder = world.part(TemporaryFolder).file('shop');
  }

  /** Installs `ledgers` and, as it is said, `stamps` under a licence. */
  install(origin: Origin, license: unknown): void {
    const isBy = origin === 'by "ledgers"';
    const shop = { name: 'shop', version: '1.0.0', license: 'MIT', dependencies: { ledgers: '*' } };
    const root: Manifest = isBy ? shop : { ...shop, devDependencies: ANY_STAMPS };
    const ledgers: Manifest = isBy ? { ...LEDGERS, dependencies: ANY_STAMPS } : LEDGERS;
    const stamps: Manifest = license === undefined ? STAMPS : { ...STAMPS, license };
    this.#write('.', root);
    this.#write('node_modules/ledgers', ledgers);
    this.#write('node_modules/stamps', stamps);
    const packages = {
      '': root,
      'node_modules/ledgers': ledgers,
      'node_modules/stamps': isBy ? stamps : { ...stamps, dev: true },
    };
    const lock = { name: 'shop', version: '1.0.0', lockfileVersion: 3, requires: true, packages };
    writeFileSync(path.join(this.folder, 'package-lock.json'), JSON.stringify(lock));
  }

  #write(place: string, manifest: Manifest): void {
    const folder = path.join(this.folder, place);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  }
}
