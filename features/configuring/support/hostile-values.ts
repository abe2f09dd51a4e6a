import { AuditService, createEngine } from 'audit-race';
import { engineContract } from 'audit-race/engine-contract';

/** What a value is, and what a message must say of it. */
interface HostileValue {
  readonly value: unknown;
  readonly told: RegExp;
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
  proxy: { value: throwing, told: /an object|cannot be read/ },
  'an object without a prototype': {
    value: Object.assign(Object.create(null), { x: 1 }),
    told: /an object|"x"/,
  },
  'an unknown name': { value: { unknown: 1 }, told: /an object|"unknown"/ },
  bigint: { value: 5n, told: /5n \(bigint\)/ },
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
};

/** What the source of a call in a scenario does. A value that the compiler would refuse is what this is about. */
export function hostileCall(source: string): HostileCall {
  const [, name = '', member] =
    /^(new AuditService|\w+)\((?:value|.*?(\w+): value.*|.*, value)\)$/.exec(source) ?? [];
  const isOption = /, value\)$/.test(source);
  const given = (value: unknown) =>
    member === undefined ? value : { ...(member === 'dryRun' && { keepNewest: 1 }), [member]: value };
  const args = (value: unknown) => {
    if (member === 'staleOk') {
      return [{}, { staleOk: value }];
    }
    return isOption ? [name === 'getEntry' ? 'id' : {}, value] : [given(value)];
  };
  return {
    make: (service, value) => call(name, service, args(value)),
    accepts: ACCEPTED[source] ?? [],
  };
}

function call(name: string, service: AuditService, args: readonly unknown[]): unknown {
  if (name === 'new AuditService') {
    return Reflect.construct(AuditService, args);
  }
  if (name === 'createEngine') {
    return Reflect.apply(createEngine, undefined, args);
  }
  if (name === 'check') {
    return Reflect.apply(Reflect.get(Object(engineContract[0]), 'check'), undefined, args);
  }
  const given = name === 'inContext' ? [...args, () => undefined] : args;
  const made: unknown = Reflect.apply(Reflect.get(service, name), service, given);
  // A stream asks when it is first read.
  return name === 'entries' ? Reflect.apply(Reflect.get(Object(made), 'next'), made, []) : made;
}

function refuse(): never {
  throw new Error('It does not want to be looked at.');
}
