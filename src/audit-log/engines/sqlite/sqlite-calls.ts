import type { Engine } from '../../ports/engine';

/** The calls of the read thread, the quickest first: the index of a call is its rank among the questions that wait. */
export const READ_CALLS = [
  'get',
  'findPosition',
  'findEnd',
  'listAfter',
  'list',
  'count',
  'prove',
  'readHead',
  'examine',
] as const satisfies readonly (keyof Engine)[];

/** A call that only reads. */
export type ReadCall = (typeof READ_CALLS)[number];

/** The calls of the write thread: every method of an engine, except the reads and what runs in the caller's own thread. */
export type WriteCall = Exclude<keyof Engine, 'capabilities' | 'storeAtExit' | ReadCall> | 'storeRows';
