import type { Engine } from '../../ports/engine';

/** What the thread that reads is asked for, the quickest first. */
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

/** A call that only looks. */
export type ReadCall = (typeof READ_CALLS)[number];

/** What the thread that writes is asked for: all that an engine does, but what only looks, and what the caller's thread does. */
export type WriteCall = Exclude<keyof Engine, 'capabilities' | 'storeAtExit' | ReadCall> | 'storeRows';
