import path from 'node:path';
import ts from 'typescript';
import type { AuditWorld } from '../../support/world';
import { EmptyProject } from './empty-project';

const { CommonJS, ESNext, Node16 } = ts.ModuleKind;
const { Bundler, Node10, Node16: Node16Resolution } = ts.ModuleResolutionKind;

interface Way {
  readonly options: ts.CompilerOptions;
  readonly mode?: ts.ResolutionMode;
}

/** What the compiler has read, and what it says of that. */
export interface CheckedTypes {
  /** The files of the project and of its packages. */
  readonly files: readonly string[];
  readonly complaints: readonly string[];
}

const ways: Readonly<Record<string, Way>> = {
  node10: { options: { module: CommonJS, moduleResolution: Node10 } },
  'node16, from CommonJS': {
    options: { module: Node16, moduleResolution: Node16Resolution },
    mode: CommonJS,
  },
  'node16, from ES modules': {
    options: { module: Node16, moduleResolution: Node16Resolution },
    mode: ESNext,
  },
  bundler: { options: { module: ESNext, moduleResolution: Bundler } },
};

/** What TypeScript makes of the package, in a project where it is installed. */
export class TypedProject {
  readonly #project: EmptyProject;

  constructor(world: AuditWorld) {
    this.#project = world.part(EmptyProject);
  }

  /** Where the types of each door are found; undefined for those that are not. */
  findTypes(way: string): (readonly [door: string, file: string | undefined])[] {
    const { options, mode } = ways[way] ?? { options: {} };
    const importer = this.#project.file('index.ts');
    return this.#project.doors().map((door) => {
      const found = ts.resolveModuleName(door, importer, options, ts.sys, undefined, undefined, mode);
      return [door, found.resolvedModule?.resolvedFileName];
    });
  }

  /** Has the compiler check a program that imports every door, and the types of the packages. */
  check(): CheckedTypes {
    const imports = this.#project.doors().map((door, index) => `import * as door${index} from '${door}';`);
    const uses = this.#project.doors().map((_, index) => `door${index}`);
    const text = [...imports, `export const doors: readonly object[] = [${uses}];`, ''].join('\n');
    this.#project.write('imports.mts', text);
    this.#project.write('imports.cts', text);
    const program = ts.createProgram(
      ['imports.mts', 'imports.cts'].map((name) => this.#project.file(name)),
      {
        module: Node16,
        target: ts.ScriptTarget.ES2022,
        strict: true,
        noEmit: true,
        types: ['node'],
        typeRoots: [this.#project.file('node_modules/@types')],
      },
    );
    const ours = program.getSourceFiles().filter(({ fileName }) => this.#isOurs(fileName));
    const found = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()].concat(
      ours.flatMap((file) => [
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
      ]),
    );
    return {
      files: ours.map(({ fileName }) => path.resolve(fileName)),
      complaints: found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    };
  }

  #isOurs(file: string): boolean {
    const homes = this.#project.packages.map((name) => this.#project.homeOf(name));
    return [...homes, this.#project.path].some((folder) => path.resolve(file).startsWith(folder));
  }
}
