import type { Mutant } from '../mutant';

const within = 'interleavings';
const promise = 'An order is left out only where another leads to the same.';
const guards = ['interleavings/brute-force'];

/** What is promised of those that share a tick. */
export const joining: readonly Mutant[] = [
  {
    within,
    name: 'whoever joins a tick is asked for by the number of promise jobs alone',
    promise,
    find: 'needs[index] || (!each.jumps && (behind > 0 || jumpers > 0))',
    replace: 'ran + 0 * (index + jumpers + behind) > 1',
    guards,
  },
  {
    within,
    name: 'an answer never joins in front of somebody who runs code at once',
    promise,
    find: '(behind > 0 || jumpers > 0)',
    replace: '(behind > 0 || jumpers < 0)',
    guards,
  },
  {
    within,
    name: 'every start is taken for a quiet one',
    promise,
    find: "each.kind === 'start' && isQuietStart(each)",
    replace: "each.kind === 'start' && (isQuietStart(each) || true)",
    guards,
  },
  {
    within,
    name: 'a quiet start is looked at as if nobody before it ran code',
    promise,
    find: "tick.every(({ jumps, kind }) => !jumps && kind !== 'effect')",
    replace: "tick.every(({ kind }) => kind !== 'effect')",
    guards,
  },
  {
    within,
    name: 'an effect never takes place between two operations of one tick',
    promise,
    find: 'const mayEffectsJoin = tick.some(isJoined) && rest.some(isJoined);',
    replace: 'const mayEffectsJoin = tick.some(isJoined) && rest.some(isJoined) && rest.length < 0;',
    guards,
  },
  {
    within,
    name: 'a local effect whose answer comes later shares its tick with nobody',
    promise,
    find: "return kind === 'effect' && !jumps;",
    replace: "return kind === 'effect' || (kind === 'effect' && jumps);",
    guards,
  },
  {
    within,
    name: 'callbacks of nextTick and queueMicrotask do not count as having run',
    promise,
    find: 'return this.#jobs() + this.#queued();',
    replace: 'return this.#jobs();',
    guards,
  },
  {
    within,
    name: 'callbacks of nextTick and queueMicrotask do not count as having run behind others',
    promise,
    find: 'return this.#jobs() - this.#jobsAtMark + this.#queued();',
    replace: 'return this.#jobs() - this.#jobsAtMark;',
    guards,
  },
];
