import Module, { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { type EsGraph, give, openGraph } from './es-graphs';
import { entryOf, type Given, type Resolved, resolvedAs, STAND_IN, type Wanted, wantedBy } from './es-names';

interface Context {
  readonly parentURL?: string;
}

/** Hooks in the thread that imports, which Node has since 22.15. */
interface HooksHere {
  registerHooks?(hooks: {
    resolve(
      specifier: string,
      context: Context,
      nextResolve: (specifier: string, context: Context) => Resolved,
    ): Resolved;
    load(url: string, context: Context, nextLoad: (url: string, context: Context) => unknown): unknown;
  }): void;
}

/** What is to be imported anew. */
export interface EsModuleWanted extends Omit<EsGraph, 'values'> {
  readonly specifier: string;
  /** The file from which it is looked up. */
  readonly from: string;
  /** Is given what lets go of the graph. */
  release(letGo: () => void): void;
}

let hooks: { ref(): void; unref(): void } | undefined;

/**
 * Imports an ES module and all that it imports anew, as far as these are files.
 *
 * Node never lets go of an ES module, so each order leaves a copy of them in memory.
 */
export async function loadEsModule({ specifier, from, release, ...graph }: EsModuleWanted): Promise<unknown> {
  const { id, close } = openGraph(graph);
  release(close);
  hooks ??= installHooks();
  hooks.ref();
  try {
    return await import(entryOf(id, specifier, pathToFileURL(from).href));
  } finally {
    hooks.unref();
  }
}

function installHooks() {
  const { registerHooks } = Module as unknown as HooksHere;
  if (registerHooks === undefined) {
    return installHooksElsewhere();
  }
  installHooksHere(registerHooks);
  return { ref: () => undefined, unref: () => undefined };
}

function installHooksHere(registerHooks: NonNullable<HooksHere['registerHooks']>): void {
  const sources = new Map<string, string>();
  const keepSource = (given: Given, found?: Resolved) => {
    if (given.source !== undefined) {
      sources.set(given.url, given.source);
    }
    return resolvedAs(given, found);
  };
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const wanted = wantedBy(specifier, context.parentURL);
      if (wanted === undefined) {
        return nextResolve(specifier, context);
      }
      const replacement = give(wanted);
      if (replacement !== undefined) {
        return keepSource(replacement);
      }
      const found = nextResolve(wanted.specifier, { ...context, parentURL: wanted.from });
      return keepSource(give({ ...wanted, url: found.url }) ?? found, found);
    },
    load(url, context, nextLoad) {
      const source = url.startsWith(STAND_IN) ? sources.get(url) : undefined;
      sources.delete(url);
      return source === undefined ? nextLoad(url, context) : { format: 'module', source, shortCircuit: true };
    },
  });
}

function installHooksElsewhere() {
  const { port1: here, port2: there } = new MessageChannel();
  here.on('message', ({ number, wanted }: { number: number; wanted: Wanted }) => {
    try {
      here.postMessage({ number, given: give(wanted) });
    } catch (error) {
      here.postMessage({ number, failure: error });
    }
  });
  here.unref();
  register(pathToFileURL(join(__dirname, 'es-hooks.js')), { data: { port: there }, transferList: [there] });
  return here;
}
