import type { MessagePort } from 'node:worker_threads';
import { type Given, type Resolved, resolvedAs, STAND_IN, type Wanted, wantedBy } from './es-names';

// Node 20 runs the hooks of ES modules in a thread of their own. What a module gets is decided in the thread of the
// explorer, where the values are, so this file only asks there.

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
  /** What a module has thrown when it was evaluated to find out what it exports. */
  readonly failure?: unknown;
}

const sources = new Map<string, string>();
let ask: (wanted: Wanted) => Promise<Given | undefined> = () => Promise.resolve(undefined);

/** Node calls this first, with what the explorer handed over. */
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

/** Says which module a name means. */
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

/** Gives the source of a module that is made of a value. */
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
