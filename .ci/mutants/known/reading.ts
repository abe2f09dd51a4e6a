import type { Mutant } from '../mutant';

const within = 'audit-log';
const pages = 'Page by page, each entry is read once.';
const young = 'Pruning never deletes what is younger than it was told.';

/** What is promised of what is in the log: its secrets, its pages, and what goes. */
export const reading: readonly Mutant[] = [
  {
    within,
    name: 'nothing is redacted',
    promise: 'Secrets are not stored.',
    find: 'const isHidden = !form.isOpen && isHiddenMember(form, index, key, this.#keys);',
    replace:
      'const isHidden = !form.isOpen && isHiddenMember(form, index, { ...key, isSecret: false }, this.#keys);',
    guards: ['content/redaction'],
    essential: true,
  },
  {
    within,
    name: 'a secret is read before it is hidden',
    promise: 'A secret is not even read.',
    find: 'const isHidden = !form.isOpen && isHiddenMember(form, index, key, this.#keys);',
    replace:
      'readMember(form, index);\n    const isHidden = !form.isOpen && isHiddenMember(form, index, key, this.#keys);',
    guards: ['content/redaction'],
  },
  {
    within,
    name: 'the next page begins with the last entry of this one',
    promise: pages,
    find: "'(time, id) < (?, ?)'",
    replace: "'(time, id) <= (?, ?)'",
    guards: ['querying/asking-the-log'],
  },
  {
    within,
    name: 'the next page leaves an entry out',
    promise: pages,
    find: 'const last = entries.at(-1);',
    replace: 'const last = found.at(-1);',
    guards: ['querying/asking-the-log'],
  },
  {
    within,
    name: 'a page does not look for one more',
    promise: 'A page says whether there is another.',
    find: 'engine.list(query, limit + 1, before, limits)',
    replace: 'engine.list(query, limit, before, limits)',
    guards: ['querying/asking-the-log'],
  },
  {
    within,
    name: 'what a restored backup lacks counts as pruned',
    promise: 'Whoever follows skips nothing after an old backup was restored.',
    find: 'timesBefore.every((time) => time >= own && time <= newest)',
    replace: 'timesBefore.every((time) => time >= own || time <= newest)',
    guards: ['querying/following'],
  },
  {
    within,
    name: 'pruning takes a millisecond too much',
    promise: young,
    find: "{ time: olderThanMs, id: '' };",
    replace: "{ time: olderThanMs + 1, id: '' };",
    guards: ['retention/pruning'],
    essential: true,
  },
  {
    within,
    name: 'pruning keeps one entry less',
    promise: young,
    find: 'engine.findPosition(rank, { signal: ports.stop })',
    replace: 'engine.findPosition(Math.max(1, rank - 1), { signal: ports.stop })',
    guards: ['retention/pruning'],
    essential: true,
  },
  {
    within,
    name: 'pruning takes what is recorded meanwhile',
    promise: young,
    find: 'plan.before.time > time ? { time, id } : plan.before',
    replace: 'plan.before',
    guards: ['retention/pruning'],
    essential: true,
  },
  {
    within,
    name: 'pruning begins before it is on record',
    promise: 'That pruning begins is on disk with the first entries that go.',
    find: '    return { note: this.#note,',
    replace: '    return { note: undefined,',
    guards: ['retention/pruning'],
    essential: true,
  },
];
