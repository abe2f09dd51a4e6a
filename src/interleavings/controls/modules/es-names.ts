/** What an ES module imports: the specifier, and the URL to which Node resolved it. */
export interface Wanted {
  readonly graph: string;
  readonly specifier: string;
  /** Absent before Node has resolved the specifier. */
  readonly url?: string;
}

/** The module that is imported: a generated one with this source, or the file itself under a unique URL. */
export interface Given {
  readonly url: string;
  readonly source?: string;
}

/** The result of Node's `resolve` hook. */
export interface Resolved {
  readonly url: string;
  readonly format?: string | null;
  readonly shortCircuit?: boolean;
}

/** The query parameter in the URL of an ES module that holds the id of its graph. */
export const GRAPH = 'explored-order';

/** The URL scheme of a module that is generated for a value. */
export const STAND_IN = 'explored-module:';

const ENTRY = 'explored-entry:';

/** The specifier under which the first module of a graph is imported. */
export function entryOf(graph: string, specifier: string, from: string): string {
  return ENTRY + encodeURIComponent(JSON.stringify({ graph, specifier, from }));
}

/** The import request and the file that imports, if that file belongs to a graph. */
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

/** The result of the `resolve` hook for the given module. */
export function resolvedAs({ url, source }: Given, found?: Resolved): Resolved {
  return source === undefined && found !== undefined
    ? { ...found, url }
    : { url, format: 'module', shortCircuit: true };
}
