import type { MessagePort } from 'node:worker_threads';
import { type Given, type Resolved, resolvedAs, STAND_IN, type Wanted, wantedBy } from './es-names';

// Node 20 runs the hooks of ES modules in a thread of their own. The values that stand in for modules are in the explorer's thread,
// so these hooks ask that thread by messages.

interface Context {
  readonly parentURL?: string;
}

interface Loaded {
  readonly format: string;
  readonly source: string;
  readonly shortCircuit: boolean;
}

interface Answer {
  readonly number: number;
  readonly given?: Given;
  /** The error that a module threw when it was evaluated to find its exports. */
  readonly failure?: unknown;
}

const sources = new Map<string, string>();
let ask: (wanted: Wanted) => Promise<Given | undefined> = () => Promise.resolve(undefined);

/** Node calls this first, with the data that the explorer passed to `register`. */
export function initialize({ port }: { port: MessagePort }): void {
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  port.on('message', (answer: Answer) => {
    waiting.get(answer.number)?.(answer);
    waiting.delete(answer.number);
  });
  ask = (wanted) =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, ({ given, failure }) => (failure === undefined ? resolve(given) : reject(failure)));
      port.postMessage({ number: asked, wanted });
    });
}

/** The `resolve` hook: finds the module for a name. */
export async function resolve(
  specifier: string,
  context: Context,
  nextResolve: (specifier: string, context: Context) => Promise<Resolved>,
): Promise<Resolved> {
  const wanted = wantedBy(specifier, context.parentURL);
  if (wanted === undefined) {
    return await nextResolve(specifier, context);
  }
  const replacement = await ask(wanted);
  if (replacement !== undefined) {
    return keepSource(replacement);
  }
  const found = await nextResolve(wanted.specifier, { ...context, parentURL: wanted.from });
  const given = await ask({ ...wanted, url: found.url });
  return given === undefined ? found : keepSource(given, found);
}

/** The `load` hook: gives the source of a generated module. */
export async function load(
  url: string,
  context: Context,
  nextLoad: (url: string, context: Context) => Promise<Loaded>,
): Promise<Loaded> {
  const source = url.startsWith(STAND_IN) ? sources.get(url) : undefined;
  sources.delete(url);
  return source === undefined
    ? await nextLoad(url, context)
    : { format: 'module', source, shortCircuit: true };
}

function keepSource(given: Given, found?: Resolved): Resolved {
  if (given.source !== undefined) {
    sources.set(given.url, given.source);
  }
  return resolvedAs(given, found);
}
