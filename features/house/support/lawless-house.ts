import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { readChild } from '../../support/child';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { copyHouse } from './copy-house';
import type { WrongImport } from './wrong-imports';

/** What dependency-cruiser says of a file. */
interface CruisedModule {
  readonly source: string;
  readonly dependencies: readonly {
    readonly module: string;
    readonly rules?: readonly { readonly name: string }[];
  }[];
}

const CRUISER = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';

/** A copy of this repository in which the laws are broken. */
export class LawlessHouse {
  /** The imports that were refused, each by a law. */
  refused: readonly WrongImport[] = [];
  readonly #folder: string;
  readonly planted: WrongImport[] = [];

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder).path;
    copyHouse(process.cwd(), this.#folder);
  }

  /** Adds an import to a file, which is made where there is none. */
  plant(wrong: WrongImport): void {
    this.planted.push(wrong);
    appendFileSync(path.join(this.#folder, wrong.from), `import '${wrong.imported}';\n`);
  }

  /** Has the laws checked, as `npm run check:layers` does, on the packages and on what was planted elsewhere. */
  async check(): Promise<void> {
    const elsewhere = this.planted.map(({ from }) => from).filter((file) => !file.startsWith('src/'));
    const settings = ['--config', '.config/dependency-cruiser.cjs', '--output-type', 'json'];
    const args = [CRUISER, ...settings, 'src', ...new Set(elsewhere)];
    const output = await readChild(process.execPath, args, { cwd: this.#folder });
    const { modules }: { modules: readonly CruisedModule[] } = JSON.parse(output);
    this.refused = modules.flatMap(({ source: from, dependencies }) =>
      dependencies.flatMap(({ module: imported, rules = [] }) =>
        rules.map(({ name }) => ({ law: name, from, imported })),
      ),
    );
  }
}
