import Module, { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { leaveLoop } from '../../barriers/event-loop';
import { isError } from '../../barriers/is-error';
import { give } from './es-graphs';
import { entryOf, type Given, type Resolved, resolvedAs, STAND_IN, type Wanted, wantedBy } from './es-names';
import { withRealModules } from './replace-module';

interface Context {
  readonly parentURL?: string;
}

/** Synchronous hooks in the importing thread, which Node has since 22.15. */
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

const TURNS_TO_CLOSE = 3;

/** Controls whether the hooks keep the process alive, which they must do during an import. */
interface Hooks {
  ref(): void;
  unref(): void;
}

let hooks: Hooks | 'refused' | undefined;

/**
 * Imports an ES module anew, together with all files that it imports.
 *
 * Node never unloads an ES module, so each order leaves its copies of the modules in memory.
 *
 * @returns Undefined if the host, such as Jest, prevents the use of Node's module hooks.
 */
export async function importAnew(graph: string, specifier: string, from: string): Promise<unknown> {
  hooks ??= installHooks();
  if (hooks === 'refused') {
    return;
  }
  hooks.ref();
  try {
    return await import(entryOf(graph, specifier, pathToFileURL(from).href));
  } catch (error) {
    if (!isRefusal(error)) {
      throw error;
    }
    return;
  } finally {
    hooks.unref();
    await untilPortsAreClosed();
  }
}

function isRefusal(error: unknown): boolean {
  return isError(error) && 'code' in error && String(error.code).startsWith('ERR_VM_DYNAMIC_IMPORT');
}

/** Node talks to its hooks through message ports, and closes them after the import. That wait is not one of the subject. */
async function untilPortsAreClosed(): Promise<void> {
  for (let turn = 0; turn < TURNS_TO_CLOSE; turn += 1) {
    await new Promise<void>(leaveLoop);
  }
}

function installHooks(): Hooks | 'refused' {
  const { registerHooks } = Module as unknown as HooksHere;
  try {
    if (registerHooks === undefined) {
      return installHooksElsewhere();
    }
    installHooksHere(registerHooks);
    return { ref: () => undefined, unref: () => undefined };
  } catch {
    return 'refused';
  }
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
      const found = withRealModules(() =>
        nextResolve(wanted.specifier, { ...context, parentURL: wanted.from }),
      );
      return keepSource(give({ ...wanted, url: found.url }) ?? found, found);
    },
    load(url, context, nextLoad) {
      const source = url.startsWith(STAND_IN) ? sources.get(url) : undefined;
      sources.delete(url);
      return source === undefined
        ? withRealModules(() => nextLoad(url, context))
        : { format: 'module', source, shortCircuit: true };
    },
  });
}

function installHooksElsewhere(): Hooks {
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
