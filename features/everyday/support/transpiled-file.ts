import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

interface Output {
  readonly outputText: string;
  readonly diagnostics?: readonly unknown[];
}

interface Transpiler {
  transpile(input: string, options: { readonly fileName: string }): Output;
}

/** What ts-node hands to a transpiler, and what we hand to it beside that. */
interface TranspilerOptions {
  readonly service: { readonly config: { readonly options: object } };
  readonly folder: string;
  readonly transpileModule: (input: string, options: { readonly fileName: string }) => Output;
}

/** What a transpiler is asked for. */
export interface SourceFile {
  readonly text: string;
  readonly fileName: string;
  readonly options: object;
}

const { create }: { create: (options: TranspilerOptions) => Transpiler } = require(
  path.resolve('.config/cached-transpiler.js'),
);

/** A file that several processes load, each with a transpiler of its own, and with one cache for all. */
export class TranspiledFile {
  file: SourceFile = { text: 'export const one: number = 1;', fileName: '/steps.ts', options: { target: 9 } };
  /** The mistakes that TypeScript finds in it. */
  diagnostics: readonly unknown[] = [];
  readonly outputs: string[] = [];
  count = 0;
  readonly #folder: TemporaryFolder;

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
  }

  load(): void {
    const { text, fileName, options } = this.file;
    const transpiler = create({
      service: { config: { options } },
      folder: this.#folder.file('cache'),
      transpileModule: (input) => {
        this.count += 1;
        return { outputText: `${input.toUpperCase()} // as JavaScript`, diagnostics: this.diagnostics };
      },
    });
    this.outputs.push(transpiler.transpile(text, { fileName }).outputText);
  }

  damage(change: (kept: string) => string): void {
    writeFileSync(this.#keptFile, change(this.kept));
  }

  get kept(): string {
    return readFileSync(this.#keptFile, 'utf8');
  }

  get #keptFile(): string {
    const folder = this.#folder.file('cache');
    const [file = '', ...others] = readdirSync(folder);
    assert.deepEqual(others, [], 'More than one file is kept.');
    return path.join(folder, file);
  }
}
