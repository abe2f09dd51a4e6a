import { createRequire, isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compileFile } from './compiled-file';
import { type Given, GRAPH, STAND_IN, type Wanted } from './es-names';
import type { FreshModules } from './fresh-modules';
import { withRealModules } from './replace-module';
import type { Replacements } from './replacements';

/** A graph of ES modules that is loaded anew for one order. */
export interface EsGraph {
  readonly replacements: Replacements;
  /** The CommonJS modules that the graph imports. */
  readonly fresh: FreshModules;
  /** The values for generated modules; the index of a value is in the source of its module. */
  readonly values: StandIn[];
}

interface StandIn {
  readonly value: unknown;
  readonly names: readonly string[];
  readonly default: unknown;
}

const graphs = new Map<string, EsGraph>();
const key = '@audit-race/interleavings: the values of modules';
let graphCount = 0;

/** Registers a graph until it is closed: as long as its modules may be evaluated. */
export function openGraph(graph: Omit<EsGraph, 'values'>): { id: string; close: () => void } {
  graphCount += 1;
  const id = String(graphCount);
  graphs.set(id, { ...graph, values: [] });
  // The source text of a module cannot contain a value. The generated source fetches the value through this global function.
  Object.defineProperty(globalThis, Symbol.for(key), { configurable: true, value: takeValue });
  return { id, close: () => graphs.delete(id) };
}

/** Decides what an ES module of a graph imports. Undefined means that Node must resolve the name first. */
export function give({ graph: id, specifier, url }: Wanted): Given | undefined {
  const graph = graphs.get(id);
  if (graph === undefined) {
    return url === undefined ? undefined : { url };
  }
  if (url === undefined) {
    const replacement = graph.replacements.named(specifier);
    return replacement && standIn(id, graph, replacing(replacement.value, specifier));
  }
  if (!url.startsWith('file:')) {
    return { url };
  }
  return giveFile(id, graph, url);
}

function giveFile(id: string, graph: EsGraph, url: string): Given {
  const file = fileURLToPath(url);
  const replacement = graph.replacements.ofFile(file);
  if (replacement !== undefined) {
    return standIn(id, graph, replacing(replacement.value));
  }
  if (withRealModules(() => compileFile(file)).kind === 'es module') {
    return { url: `${url}?${GRAPH}=${id}` };
  }
  const value = graph.fresh.evaluate(file);
  return standIn(id, graph, { value, names: keysOf(value), default: value });
}

function replacing(value: unknown, name = ''): StandIn {
  const real = isBuiltin(name) ? keysOf(createRequire(__filename)(name)) : [];
  const names = keysOf(value);
  const fallback = names.includes('default') ? Reflect.get(Object(value), 'default') : value;
  return { value, names: [...new Set([...names, ...real])], default: fallback };
}

function standIn(id: string, graph: EsGraph, module: StandIn): Given {
  const number = graph.values.push(module) - 1;
  const exported = module.names.filter((name) => name !== 'default');
  const source = [
    `const { value, default: whole } = globalThis[Symbol.for(${JSON.stringify(key)})](${id}, ${number});`,
    'export default whole;',
    ...exported.map((name, index) => `const n${index} = value[${JSON.stringify(name)}];`),
    ...exported.map((name, index) => `export { n${index} as ${JSON.stringify(name)} };`),
  ];
  return { url: `${STAND_IN}${id}/${number}`, source: source.join('\n') };
}

function takeValue(id: number, number: number): StandIn | undefined {
  return graphs.get(String(id))?.values[number];
}

function keysOf(value: unknown): string[] {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isObject ? Object.keys(value) : [];
}
