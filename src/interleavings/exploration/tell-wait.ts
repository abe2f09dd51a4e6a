import type { ForeignWait } from '../execution/foreign-waits';

/** A wait in words, and the control to use for it. */
export interface ToldWait {
  readonly what: string;
  /** Undefined if there is no special control for it. */
  readonly way?: string | undefined;
}

interface Known extends Partial<ToldWait> {
  isOf(wait: ForeignWait): boolean;
}

/** Known waits in Node, the most specific first: a request also waits for connections, and a connection for name lookups. */
const known: readonly Known[] = [
  {
    isOf: ({ line = '' }) => /[\\/]node_modules[\\/]undici[\\/]/.test(line),
    what: 'a request of the package undici',
    way: 'its fetch with turns.controlFetch, and put that in its place, as modules of turns.load',
  },
  {
    isOf: ({ through }) => passes(through, /^node:internal\/deps\/undici/),
    what: 'a request of fetch',
    way: 'requests of fetch with turns.controlFetch',
  },
  {
    isOf: ({ through }) => passes(through, /^node:(?:_http_client|https?:)/),
    what: 'a request of node:http',
    way: 'requests of node:http and node:https with turns.controlHttp',
  },
  {
    isOf: ({ line = '' }) => /[\\/]node_modules[\\/]pg[\\/]/.test(line),
    way: 'a client or a pool of pg with turns.controlPg',
  },
  {
    isOf: ({ type, through }) => /^(?:TCP|PIPE)/.test(type) || passes(through, /^node:net:/),
    way: 'connections and servers of node:net with turns.controlNet',
  },
  { isOf: ({ type }) => type.startsWith('FSREQ'), way: 'files with turns.controlFs' },
  {
    isOf: ({ type }) => /^(?:GETADDRINFO|GETNAMEINFO|QUERY)/.test(type),
    way: 'look-ups of node:dns with turns.controlAll',
  },
  { isOf: ({ type }) => type === 'Timeout', what: 'a timer', way: 'timers with turns.controlTimers' },
  {
    isOf: ({ type }) => type === 'Immediate',
    what: 'a setImmediate',
    way: 'timers with turns.controlTimers',
  },
];

/** Describes a wait in the user's terms, and the control for it. */
export function tellWait(wait: ForeignWait): ToldWait {
  const found = known.find(({ isOf }) => isOf(wait));
  const where = wait.line === undefined ? '' : ` at ${wait.line}`;
  return { what: `${found?.what ?? `the event loop (${wait.type})`}${where}`, way: found?.way };
}

function passes(through: readonly string[], module: RegExp): boolean {
  return through.some((place) => module.test(place));
}
