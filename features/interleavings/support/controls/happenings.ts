import { equal } from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { Turns } from '@audit-race/interleavings';
import type { Family } from '../search';
import { doneBy, subject } from './subject';

/** What may happen: hears of the work that a caller does in two parts, and says whether it was over by then. */
interface Happening {
  begin?(): unknown;
  end?(): unknown;
  wasInTime(): boolean;
}

const happenings: Readonly<Record<string, (turns: Turns) => Happening>> = {
  'a signal that aborts': (turns) => {
    const watch = watching();
    turns.abortSignal().addEventListener('abort', watch.happen);
    return watch;
  },
  'a signal that is looked at': (turns) => {
    const signal = turns.abortSignal('wish of the user');
    let wasAborted = false;
    return {
      end: () => {
        wasAborted = signal.aborted;
      },
      wasInTime: () => !wasAborted,
    };
  },
  'a socket that closes': (turns) => {
    const socket = new EventEmitter();
    const watch = watching();
    socket.on('close', watch.happen);
    turns.event('close of the socket', () => socket.emit('close'));
    return watch;
  },
  'an event of an EventTarget': (turns) => {
    const target = new EventTarget();
    const watch = watching();
    target.addEventListener('close', watch.happen);
    turns.event('close', () => target.dispatchEvent(new Event('close')));
    return watch;
  },
  'an event that is taken back by its caller': (turns) => {
    const watch = watching();
    const takeBack = turns.event('something', () => undefined);
    return { ...watch, end: () => [takeBack(), takeBack()] };
  },
  'a socket that breaks': (turns) => {
    const socket = new EventEmitter();
    turns.event('reset of the connection', () => socket.emit('error', new Error('ECONNRESET')));
    return { wasInTime: () => true };
  },
  'a listener that throws': (turns) => {
    turns.abortSignal().addEventListener('abort', () => {
      throw new Error('no listener should do that');
    });
    return { wasInTime: () => true };
  },
  'an event that rejects': (turns) => {
    turns.event('the end', () => Promise.reject(new Error('too late')));
    return { wasInTime: () => true };
  },
};

/** A caller who works twice while something happens; it must not happen before the end. */
export function workingWhile(what: string): Family | undefined {
  const make = happenings[what];
  return (
    make &&
    subject((turns) => {
      const happening = make(turns);
      const work = turns.control('work', () => undefined);
      const run = async () => {
        happening.begin?.();
        await work();
        await work();
        happening.end?.();
      };
      return { ...doneBy(run, ['A']), check: () => equal(happening.wasInTime(), true) };
    })
  );
}

/** Sees whether something happens before the work is over. */
function watching() {
  let isOver = false;
  let wasInTime = true;
  return {
    happen: () => {
      wasInTime = isOver;
    },
    end: () => {
      isOver = true;
    },
    wasInTime: () => wasInTime,
  };
}
