import { EventEmitter } from 'node:events';
import type { AuditService } from 'audit-race';

/** An emitter as `inContext()` takes it. */
type Emitter = Pick<EventEmitter, 'emit'>;

/** Gives emitters to logs in contexts, and then has some of them call. */
type Calling = (log: AuditService, other: AuditService, made: EventEmitter) => void;

export const CALL = 'called';

/** What is done with an emitter whose listener records in both logs, by what it is called in the feature. */
export const CALLING: Readonly<Record<string, Calling>> = {
  'an emitter that was given to one log and then the other': (log, other, made) => {
    give(log, 'ada', made);
    give(other, 'eve', made);
    made.emit(CALL);
  },
  'an emitter that was given to one log twice': (log, _other, made) => {
    give(log, 'ada', made);
    give(log, 'grace', made);
    made.emit(CALL);
  },
  'an emitter and then its Proxy': (log, _other, made) => {
    give(log, 'ada', made);
    give(log, 'grace', new Proxy(made, {}));
    made.emit(CALL);
  },
  'a Proxy and then its emitter': (log, _other, made) => {
    give(log, 'ada', new Proxy(made, {}));
    give(log, 'grace', made);
    made.emit(CALL);
  },
  'a Proxy that binds methods, given twice': (log, _other, made) => {
    const proxy = new Proxy(made, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    give(log, 'ada', proxy);
    give(log, 'grace', proxy);
    proxy.emit(CALL);
  },
  'an emitter, and then one that inherits from it': (log, _other, made) => {
    give(log, 'ada', made);
    const inheriting: EventEmitter = Object.create(made);
    give(log, 'grace', inheriting);
    inheriting.emit(CALL);
    made.emit(CALL);
  },
  'an emitter whose own emit was deleted in between': (log, _other, made) => {
    give(log, 'ada', made);
    Reflect.deleteProperty(made, 'emit');
    give(log, 'grace', made);
    made.emit(CALL);
  },
  'an emitter whose emit a spy has put back in between': (log, _other, made) => {
    const found = made.emit;
    give(log, 'ada', made);
    made.emit = found;
    give(log, 'grace', made);
    made.emit(CALL);
  },
  'an emitter of which another is refused in the same call': (log, _other, made) => {
    try {
      log.inContext({ actor: 'ada' }, () => undefined, made, Object.freeze(new EventEmitter()));
    } catch {
      made.emit(CALL);
    }
  },
};

/** A method `emit` that does its work with what is given to it, by what it is called in the feature. */
export const EMITS: Readonly<Record<string, (work: () => unknown) => Emitter>> = {
  'gives a promise': (work) => withEmit({ value: async () => work(), configurable: true, writable: true }),
  'is a property of its own': (work) =>
    withEmit({ value: work, configurable: true, writable: true, enumerable: true }),
  'cannot be written': (work) => withEmit({ value: work, configurable: true, writable: false }),
  'can be written and not configured': (work) =>
    withEmit({ value: work, configurable: false, writable: true }),
  'is made by a getter': (work) => withEmit({ get: () => work, configurable: true }),
};

function give(log: AuditService, actor: string, emitter: Emitter): void {
  log.inContext({ actor }, () => undefined, emitter);
}

function withEmit(described: PropertyDescriptor): Emitter {
  return Object.defineProperty(new EventEmitter(), 'emit', described);
}
