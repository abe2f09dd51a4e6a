/** What an ES module asks for: a name, and where Node finds it. */
export interface Wanted {
  readonly graph: string;
  readonly specifier: string;
  /** Left out before Node has looked. */
  readonly url?: string;
}

/** What it gets: a module that is made of this source, or the file itself under a name of its own. */
export interface Given {
  readonly url: string;
  readonly source?: string;
}

/** What a hook of Node answers. */
export interface Resolved {
  readonly url: string;
  readonly format?: string | null;
  readonly shortCircuit?: boolean;
}

/** What tells which graph an ES module belongs to, in its URL. */
export const GRAPH = 'explored-order';

/** The scheme of a module that is made of a value. */
export const STAND_IN = 'explored-module:';

const ENTRY = 'explored-entry:';

/** The name under which the first module of a graph is imported. */
export function entryOf(graph: string, specifier: string, from: string): string {
  return ENTRY + encodeURIComponent(JSON.stringify({ graph, specifier, from }));
}

/** What is asked for, and by whom, when it belongs to a graph. */
export function wantedBy(
  specifier: string,
  parentUrl: string | undefined,
): (Wanted & { readonly from: string }) | undefined {
  if (specifier.startsWith(ENTRY)) {
    return JSON.parse(decodeURIComponent(specifier.slice(ENTRY.length)));
  }
  const graph = parentUrl?.startsWith('file:') ? new URL(parentUrl).searchParams.get(GRAPH) : null;
  return parentUrl === undefined || graph === null ? undefined : { graph, specifier, from: parentUrl };
}

/** The answer of a hook for what a module gets. */
export function resolvedAs({ url, source }: Given, found?: Resolved): Resolved {
  return source === undefined && found !== undefined
    ? { ...found, url }
    : { url, format: 'module', shortCircuit: true };
}
