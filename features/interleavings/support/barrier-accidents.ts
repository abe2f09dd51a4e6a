import { inspect } from 'node:util';
import type { BarrierOptions, StartTimer } from '@audit-race/interleavings';
import type { BarrierStage } from './barrier-stage';

const unshowable = {
  toString: () => fail(new Error('hands off')),
  [inspect.custom]: () => fail(new Error('hands off')),
};

const rings: StartTimer = (_durationMs, ring) => {
  ring();
  return () => undefined;
};

/** Options that a program without types may give: what they do, by its name. */
export const barrierAccidents: Readonly<Record<string, (stage: BarrierStage) => BarrierOptions>> = {
  'an action that fails': () => ({ action: () => fail(new Error('no coffee')) }),
  'an action that aborts it': (stage) => ({ action: () => stage.barrier.abort() }),
  'an action that returns a promise': () => ({ action: () => new Promise<void>(() => undefined) }),
  'an action that is asynchronous and fails': () => ({
    action: failLater,
  }),
  'an action that waits there itself': (stage) => ({
    action: () => {
      stage.barrier.wait().catch(() => stage.log.push('one too many'));
    },
  }),
  'an action that throws what cannot be shown': () => ({ action: () => fail(unshowable) }),
  'an action that throws a number': () => ({ action: () => fail(418) }),
  'a timer that fails to start': () => ({ startTimer: () => fail(new Error('no clock')) }),
  'a timer that returns nothing': () => ({ startTimer: () => Reflect.get({}, 'cancel') }),
  'a timer that is asynchronous and fails': () => ({
    startTimer: Reflect.get(Object({ failLater }), 'failLater'),
  }),
  'a timer that rings while it is started': () => ({ startTimer: rings }),
  'a timer that cannot be cancelled': () => ({ startTimer: () => () => fail(new Error('too late')) }),
};

function fail(thrown: unknown): never {
  throw thrown;
}

function failLater(): Promise<never> {
  return Promise.reject(new Error('nobody may hear of this twice'));
}
