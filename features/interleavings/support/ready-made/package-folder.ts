import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TemporaryFolder } from '../../../support/temporary-folder';
import type { AuditWorld } from '../../../support/world';
import type { PackageFiles } from './packages';

/** The folder of an experiment, with the package that it uses in its node_modules. */
export class PackageFolder {
  readonly #folder: TemporaryFolder;

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
  }

  /** The file from which the package is looked up. */
  get experimentFile(): string {
    return this.#folder.file('experiment.js');
  }

  /** The URL of a file of the package. */
  fileUrl(name: string): string {
    return pathToFileURL(this.#folder.file(`node_modules/package/${name}`)).href;
  }

  write(files: PackageFiles): void {
    for (const [name, text] of Object.entries(files)) {
      const path = this.#folder.file(name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
}
