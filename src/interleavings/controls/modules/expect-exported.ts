import { builtinModules, createRequire } from 'node:module';
import { nearestName } from '../../barriers/nearest-name';
import { ExplorationOptionError } from '../../experiment/errors';
import { isPlain } from '../../experiment/unknown-part';
import { namesIn } from './replace-module';

/** The names of the public built-in modules. */
export const builtins: readonly string[] = builtinModules.filter((name) => !name.startsWith('_'));

/** Members of a module that are not exports of their own. */
const NO_EXPORTS: readonly string[] = ['default', '__esModule'];

/**
 * Refuses a replacement for a built-in module that has members which would replace nothing there.
 *
 * A complete substitute, such as memfs, and an instance of a class may have more members than Node's module.
 *
 * @throws ExplorationOptionError naming the member that the module does not export, or does not allow to replace.
 */
export function expectExported(module: string, replacement: object): void {
  const real = builtIn(module);
  const known = namesIn(real);
  const exported = namesIn(replacement).filter((name) => known.includes(name));
  const isPart = isPlain(replacement) && exported.length <= known.length / 2;
  const [stray] = isPart ? extraNames(replacement, known) : [];
  if (stray !== undefined) {
    throw new ExplorationOptionError(
      `"${module}" exports no "${stray}"${meaning(nearestName(stray, known))}`,
    );
  }
  const replaced = exported.filter((name) => isReplaceable(real, name));
  const fixed = exported.find(
    (name) => !replaced.includes(name) && Reflect.get(replacement, name) !== Reflect.get(real, name),
  );
  if (isPart && fixed !== undefined) {
    throw new ExplorationOptionError(
      `"${module}" lets nobody replace its "${fixed}". Hand the whole module to turns.load, as modules.`,
    );
  }
  if (replaced.length === 0) {
    throw new ExplorationOptionError(
      `The replacement of "${module}" replaces nothing: it has none of the names that the module exports.`,
    );
  }
  expectNoSlip(module, replacement);
}

/**
 * Refuses a probable misspelling: a function whose name is almost that of an export, if the replacement has left that export
 * unchanged. All other unknown names count as additions to the module.
 *
 * @throws ExplorationOptionError naming both.
 */
export function expectNoSlip(module: string, replacement: object): void {
  const real = builtIn(module);
  const known = namesIn(real);
  for (const name of isPlain(replacement) ? extraNames(replacement, known) : []) {
    const meant = nearestName(name, known, Math.max(1, Math.floor(name.length / 4)));
    const isAlike = meant !== undefined && Reflect.get(replacement, meant) === Reflect.get(real, meant);
    if (isAlike && typeof Reflect.get(replacement, name) === 'function') {
      throw new ExplorationOptionError(`"${module}" exports no "${name}"${meaning(meant)}`);
    }
  }
}

/** The end of a message about an unknown name: suggests the nearest known name, if there is a near one. */
export function meaning(nearest: string | undefined): string {
  return nearest === undefined ? '.' : `; did you mean "${nearest}"?`;
}

function builtIn(module: string): object {
  return createRequire(__filename)(module) as object;
}

function extraNames(replacement: object, known: readonly string[]): string[] {
  return Object.keys(replacement).filter((name) => !known.includes(name) && !NO_EXPORTS.includes(name));
}

function isReplaceable(module: object, name: string): boolean {
  return Object.getOwnPropertyDescriptor(module, name)?.configurable === true;
}
