import { SharedBarrier, type SharedBarrierHandle } from '@audit-race/interleavings';

/** What somebody hands over who wants to join a barrier, by its name. */
const given: Readonly<Record<string, (barrier: SharedBarrier) => unknown>> = {
  'the barrier itself': (barrier) => barrier,
  'an object that has the handle': ({ handle }) => ({ handle, rounds: 5 }),
  'a handle that went through JSON': ({ handle }) => JSON.parse(JSON.stringify(handle)),
  'its memory alone': ({ handle }) => handle.memory,
  'a handle for 2 parties': ({ handle }) => ({ ...handle, parties: 2 }),
  'memory of something else': ({ handle }) => ({ ...handle, memory: memoryOf(-1) }),
  'memory of something else, and few': ({ handle }) => ({ ...handle, memory: memoryOf(7) }),
  'a handle with another limit': ({ handle }) => ({ ...handle, timeout: 5 }),
};

/** Joins a barrier by it, as a program without types does. */
export function joinBy(name: string, barrier: SharedBarrier): SharedBarrier {
  return SharedBarrier.join(handleOf(name, barrier));
}

function handleOf(name: string, barrier: SharedBarrier): SharedBarrierHandle {
  const handle = given[name]?.(barrier);
  return Reflect.get(Object({ handle }), 'handle');
}

function memoryOf(word: number): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  new Int32Array(memory)[0] = word;
  return memory;
}
