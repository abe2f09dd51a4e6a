import type { Mutant } from '../mutant';

const within = 'audit-log';
const guards = ['engines/rows-together'];

/** What is promised of the SQLite store where many rows go in together. */
export const storingTogether: readonly Mutant[] = [
  {
    within,
    name: 'many rows go in together where SQLite would give them other numbers',
    promise: 'The rows of a batch have numbers without a gap.',
    find: 'this.#newest === this.#next - 1',
    replace: 'true',
    guards,
  },
  {
    within,
    name: 'many rows go in together past the trigger of somebody',
    promise: 'Whether many rows come or one, the trigger of somebody does the same.',
    find: '{HAS_TRIGGERS},',
    replace: '{0},',
    guards,
  },
  {
    within,
    name: 'of rows that go in together, a new one is taken for one that is there',
    promise: 'The chain covers each row that is stored.',
    find: 'left.add(at + index)',
    replace: 'left.add(index)',
    guards,
  },
];
