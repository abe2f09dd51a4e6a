import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { LoadOptions } from '../../experiment/ready-made-controls';
import { findCallingFile } from './calling-file';
import { compileFile } from './compiled-file';
import { loadEsModule } from './es-modules';
import { FreshModules } from './fresh-modules';
import { keepProcessState } from './process-state';
import { Replacements } from './replacements';

/**
 * Loads a module and everything that it loads anew.
 *
 * @param release - Is given what lets go of the module at the end of its order.
 */
export async function loadModule(
  specifier: string,
  { modules = {}, from = findCallingFile() }: LoadOptions,
  release: (letGo: () => void) => void,
): Promise<unknown> {
  release(keepProcessState());
  const file = pathOf(from);
  const replacements = new Replacements(modules, file);
  const fresh = new FreshModules(replacements);
  const found = findCommonJs(specifier, file);
  if (found !== undefined) {
    return fresh.evaluate(found);
  }
  return await loadEsModule({ specifier, from: file, replacements, fresh, release });
}

/** The file of a CommonJS module; nothing for one that only `import` can load. */
function findCommonJs(specifier: string, from: string): string | undefined {
  try {
    const file = createRequire(from).resolve(specifier);
    return compileFile(file).kind === 'es module' ? undefined : file;
  } catch (error) {
    const isForImportOnly =
      error instanceof Error && 'code' in error && error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
    if (isForImportOnly) {
      return;
    }
    throw error;
  }
}

function pathOf(from: string | URL): string {
  return from instanceof URL || from.startsWith('file:') ? fileURLToPath(from) : from;
}
