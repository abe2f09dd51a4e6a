import type { ForeignWait } from '../execution/foreign-waits';

/** A wait in words, and the control that takes such waits. */
export interface ToldWait {
  readonly what: string;
  /** Nothing where no control is made for it. */
  readonly way?: string | undefined;
}

interface Known extends Partial<ToldWait> {
  isOf(wait: ForeignWait): boolean;
}

/** What programs wait for in Node, the most special first: a request waits for connections, and connections wait for names. */
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

/** Says what somebody waits for in the words of whoever made it, and how it is handed to the explorer. */
export function tellWait(wait: ForeignWait): ToldWait {
  const found = known.find(({ isOf }) => isOf(wait));
  const where = wait.line === undefined ? '' : ` at ${wait.line}`;
  return { what: `${found?.what ?? `the event loop (${wait.type})`}${where}`, way: found?.way };
}

function passes(through: readonly string[], module: RegExp): boolean {
  return through.some((place) => module.test(place));
}
