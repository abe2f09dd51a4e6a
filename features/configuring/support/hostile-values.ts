import { runInNewContext } from 'node:vm';
import type { AuditService } from 'audit-race';
import * as auditRace from 'audit-race';
import { engineContract } from 'audit-race/engine-contract';
import * as verifying from 'audit-race/verify';
import { LOG_NAME, MadeLog } from '../../integrity/support/made-log';

/** What a value is, and what a message must say of it. */
interface HostileValue {
  readonly value: unknown;
  readonly told: RegExp;
}

class Plan {
  lines = 3;
}

/** A class of the user's own, in which nothing is set. */
class Settings {
  describe(): string {
    return 'as it is by default';
  }
}

const throwing = new Proxy(
  {},
  {
    get: refuse,
    has: refuse,
    ownKeys: refuse,
    getPrototypeOf: refuse,
    getOwnPropertyDescriptor: refuse,
  },
);

export const HOSTILE_VALUES: Readonly<Record<string, HostileValue>> = {
  null: { value: null, told: /null/ },
  number: { value: 5.5, told: /5\.5 \(number\)/ },
  text: { value: '~x*', told: /"~x\*"/ },
  list: { value: [], told: /a list/ },
  symbol: { value: Symbol('x'), told: /\(symbol\)/ },
  function: { value: () => 1, told: /a function/ },
  NaN: { value: Number.NaN, told: /NaN \(number\)/ },
  proxy: { value: throwing, told: /a Proxy|cannot be read/ },
  'a revoked proxy': { value: revokedProxy(), told: /a Proxy|cannot be read/ },
  'a throwing getter': {
    value: Object.defineProperty({}, 'get', { get: refuse, enumerable: true }),
    told: /an object|"get"/,
  },
  Map: { value: new Map(), told: /a Map/ },
  Set: { value: new Set(), told: /a Set/ },
  Date: { value: new Date(0), told: /a Date/ },
  promise: { value: Promise.resolve(), told: /a Promise/ },
  'an instance of a class': { value: new Plan(), told: /an object of the class "Plan"|"lines"/ },
  'an object without a prototype': {
    value: Object.assign(Object.create(null), { x: 1 }),
    told: /an object|"x"/,
  },
  'an unknown name': { value: { unknown: 1 }, told: /an object|"unknown"/ },
  bigint: { value: 5n, told: /5n \(bigint\)/ },
  'an AbortSignal': { value: AbortSignal.abort(), told: /an object of the class "AbortSignal"/ },
  'a URL': { value: new URL('https://log.example'), told: /an object of the class "URL"/ },
  'a WeakMap': { value: new WeakMap(), told: /an object of the class "WeakMap"/ },
  'a DataView': { value: new DataView(new ArrayBuffer(1)), told: /an object of the class "DataView"/ },
  'an object of Intl': { value: new Intl.PluralRules('en'), told: /an object of the class "PluralRules"/ },
  'a boxed boolean': { value: Object(true), told: /an object/ },
  'an invalid Date': { value: new Date(Number.NaN), told: /an invalid Date/ },
};

/** A call that is given a value in one place, and which of the values make sense there. */
interface HostileCall {
  readonly make: (service: AuditService, value: unknown) => unknown;
  readonly accepts: readonly string[];
}

/** The values that make sense somewhere: any text may be an actor, and a list of no names hides nothing more. */
const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  'listEntries({ actor: value })': ['text'],
  'entries({ subject: value })': ['text'],
  'count({ outcome: value })': ['text'],
  'getEntry(value)': ['text'],
  'record({ eventType: value })': ['text'],
  'inContext({ actor: value })': ['text'],
  'inContext({ traceparent: value })': ['text', 'list'],
  'check(value)': ['function'],
  'new AuditService({ redact: value })': ['list'],
  'listEntries({ since: value })': ['Date'],
  'listEntries({ until: value })': ['Date'],
  'prune({ olderThan: value })': ['Date'],
  'prove(value)': ['text'],
  'erase({ actor: value })': ['text'],
  'backup(value)': ['text'],
  'new AuditService({ integrity: { keyId: value } })': ['text'],
  'new AuditService({ retention: { maxAgeDays: 1, archive: value } })': ['function'],
  'verifierKey(value, KEY)': ['text'],
  'verifierKey("log", value)': ['text'],
  'createPostgresEngine({ connectionString: value })': ['text'],
  'readCheckpoint(value, { publicKey: KEY })': ['text'],
  'readCheckpoint(SIGNED, { publicKey: value })': ['text', 'list'],
  'readCheckpoint(SIGNED, { publicKey: KEY, origin: value })': ['text', 'null'],
  'verifyProof({}, { publicKey: KEY, checkpoint: value })': ['text'],
  'verifyGrowth(value, { publicKey: KEY, older: SIGNED, newer: SIGNED })': ['list'],
  'verifyGrowth([], { publicKey: KEY, older: value, newer: SIGNED })': ['text'],
  'verifyGrowth([], { publicKey: KEY, older: SIGNED, newer: value })': ['text'],
  'new AuditService({ integrity: { keyId: "log", key: value } })': ['text'],
  'new AuditService({ integrity: { keyId: "log", sign() {}, publicKey: value } })': ['text'],
  'new AuditService({ integrity: { keyId: "log", publicKey: KEY, sign: value } })': ['function'],
  'new AuditService({ integrity: { keyId: "log", publicKey: KEY, sign() {}, anchor: value } })': ['function'],
  'new AuditService({ redactText: value })': ['function'],
  'new AuditService({ createEngine: value })': ['function'],
};

/** What is right beside what is not. */
const LOG = new MadeLog();
const KEY = verifying.verifierKey(LOG_NAME, LOG.key);
const SIGNED = LOG.checkpoint();

const METHODS = [
  'ensureSession',
  'backup',
  'checkpoint',
  'close',
  'compact',
  'count',
  'erase',
  'flush',
  'getEntry',
  'listEntries',
  'prove',
  'prune',
  'ready',
  'record',
  'verify',
  'within',
] as const;

/** What the source of a call in a scenario does. A value that the compiler would refuse is what this is about. */
export function hostileCall(source: string): HostileCall {
  return {
    make: (service, value) => runInNewContext(source, { ...callsOf(service), value }),
    accepts: ACCEPTED[source] ?? [],
  };
}

/** What can be called, by name. */
function callsOf(service: AuditService): object {
  const methods = Object.fromEntries(METHODS.map((name) => [name, Reflect.get(service, name)]));
  // A stream asks when it is first read.
  const readFirst =
    (read: typeof service.entries | typeof service.follow) =>
    (...args: readonly unknown[]) =>
      Reflect.apply(read, service, args).next();
  return {
    ...auditRace,
    ...verifying,
    ...methods,
    AbortSignal,
    check: engineContract[0]?.check,
    entries: readFirst(service.entries),
    follow: readFirst(service.follow),
    inContext: (...[context, work = () => undefined, ...emitters]: Parameters<AuditService['inContext']>) =>
      service.inContext(context, work, ...emitters),
    KEY,
    log: service,
    OPTIONS: new Settings(),
    SIGNED,
  };
}

function revokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function refuse(): never {
  throw new Error('It does not want to be looked at.');
}
