import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isError } from '../../barriers/is-error';
import { ExplorationOptionError } from '../../experiment/errors';
import { isUrl } from '../../experiment/is-url';
import type { LoadOptions } from '../../experiment/ready-made-controls';
import { messageOf } from '../../experiment/wording';
import type { Seams } from '../seams';
import { describeMissing } from './as-common-js';
import { findCallingFile } from './calling-file';
import { compileFile } from './compiled-file';
import { openGraph } from './es-graphs';
import { importAnew } from './es-modules';
import { FreshModules } from './fresh-modules';
import { keepProcessState } from './process-state';
import { withRealModules } from './replace-module';
import { Replacements } from './replacements';
import { resolveFrom } from './resolve-from';

/** Loads a module and all of its dependencies anew. Their changes to the process are undone when the order ends. */
export async function loadModule(
  seams: Seams,
  wanted: string | URL,
  { modules = {}, from = findCallingFile() }: LoadOptions,
): Promise<unknown> {
  seams.atEnd(keepProcessState());
  const specifier = pathOf(wanted);
  const file = pathOf(from);
  const replacements = new Replacements(modules, file);
  expectPackage(specifier, replacements);
  const fresh = new FreshModules(replacements);
  const found = withRealModules(() => findCommonJs(specifier, file));
  if (found !== undefined) {
    const loaded = fresh.evaluate(found);
    replacements.expectModules([file, found]);
    return loaded;
  }
  const graph = openGraph({ replacements, fresh });
  seams.atEnd(graph.close);
  const imported = await seams.outside(() => importAnew(graph.id, specifier, file)).catch(explain);
  if (imported !== undefined) {
    replacements.expectModules([file]);
    return imported;
  }
  fresh.doWithoutEsModules();
  const transformed = fresh.require(specifier, file);
  replacements.expectModules([file]);
  return transformed;
}

function expectPackage(specifier: string, replacements: Replacements): void {
  if (isBuiltin(specifier) && replacements.named(specifier) === undefined) {
    throw new ExplorationOptionError(
      `turns.load cannot load "${specifier}" anew, since it is a part of Node. Control it with turns.controlAll, and hand ` +
        'that to the package that uses it, as modules.',
    );
  }
}

/** Replaces Node's error about an unknown file extension by one that says what helps. */
function explain(error: unknown): never {
  const words = messageOf(error);
  const isRefused = words.startsWith('Unknown file extension') || words.startsWith('Stripping types');
  const file = words.slice(words.lastIndexOf(' for ') + ' for '.length).replaceAll('"', '');
  throw isRefused && /\.[cm]?tsx?$/.test(file) ? new Error(describeMissing(file), { cause: error }) : error;
}

/** The file of a CommonJS module; undefined if only `import` can load the module. */
function findCommonJs(specifier: string, from: string): string | undefined {
  try {
    const file = resolveFrom(from, specifier);
    return compileFile(file).kind === 'es module' ? undefined : file;
  } catch (error) {
    const isForImportOnly =
      isError(error) && 'code' in error && error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
    if (isForImportOnly) {
      return;
    }
    throw error;
  }
}

function pathOf(from: string | URL): string {
  return isUrl(from) || from.startsWith('file:') ? fileURLToPath(from) : from;
}
