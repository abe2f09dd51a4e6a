import type { Mutant } from '../mutant';

const within = 'interleavings';
const leftBehind = 'An error that operations have left behind is given to no order by chance.';
const everyRun = 'An error that comes in every run of an order is a finding of that order.';
const again = 'Code that behaves differently from run to run never counts as success.';
const little = 'A search that shows little says so.';
const named = 'A name that replaces nothing is refused.';

/** What is promised of that on which a claim rests: errors that come late, orders that are run again, and names. */
export const trusting: readonly Mutant[] = [
  {
    within,
    name: 'every callback is taken for one of the explorer',
    promise: leftBehind,
    find: '  leaveLoop(() => {\n    ownCallback.isNow = false;\n  }).unref();',
    replace: '',
    guards: ['interleavings/left-behind'],
  },
  {
    within,
    name: 'what an operation has left behind belongs to the order that runs',
    promise: leftBehind,
    find: 'const isStray = !ownCallback.isNow && (isLeft || isBehind);',
    replace: 'const isStray = !ownCallback.isNow && isBehind && (isLeft || isBehind);',
    guards: ['interleavings/left-behind'],
  },
  {
    within,
    name: 'an error that comes behind a verdict is passed over',
    promise: everyRun,
    find: 'return heard.length > 0;',
    replace: 'return heard.length < 0;',
    guards: ['interleavings/left-behind', 'interleavings/findings'],
    essential: true,
  },
  {
    within,
    name: 'whoever goes on by himself while an error is told passes',
    promise: leftBehind,
    find: 'if (!this.#plan.isInvestigation && !this.#execution.isAbandoned) {',
    replace: 'if (!this.#plan.isInvestigation && this.#execution.isAbandoned) {',
    guards: ['interleavings/left-behind'],
  },
  {
    within,
    name: 'who listens for one rejection hears of two',
    promise: 'Whoever listened before a search hears what it would have heard.',
    find: 'if (registered.listener !== undefined) {',
    replace: 'if (registered.listener === undefined) {',
    guards: ['interleavings/left-behind'],
  },
  {
    within,
    name: 'an order that ends otherwise when it is run again passes',
    promise: again,
    find: 'if (told.verdict !== order.verdict) {',
    replace: "if (told.verdict === 'otherwise') {",
    guards: ['interleavings/true-claims', 'interleavings/findings'],
  },
  {
    within,
    name: 'the steps of two replays are not compared',
    promise: again,
    find: 'if (once.id !== again.id || remarksOf(once) !== remarksOf(again)) {',
    replace: 'if (remarksOf(once) !== remarksOf(again)) {',
    guards: ['interleavings/true-claims', 'interleavings/findings'],
  },
  {
    within,
    name: 'the remarks of two replays are not compared',
    promise: again,
    find: 'if (once.id !== again.id || remarksOf(once) !== remarksOf(again)) {',
    replace: 'if (once.id !== again.id) {',
    guards: ['interleavings/true-claims', 'interleavings/findings'],
  },
  {
    within,
    name: 'callers of one kind need not do the same',
    promise: 'Callers of one kind are alike.',
    find: 'if (one !== undefined && difference !== undefined) {',
    replace: 'if (one === undefined && difference !== undefined) {',
    guards: ['interleavings/true-claims'],
  },
  {
    within,
    name: 'a scope does not say that nothing was controlled',
    promise: little,
    find: '  if (!tally.isControlled) {\n',
    replace: '  if (!tally.isControlled && tally.explored < 0) {\n',
    guards: ['interleavings/asserting', 'interleavings/findings'],
  },
  {
    within,
    name: 'a scope does not say that no caller succeeds',
    promise: little,
    find: 'if (!tally.hasSuccess && tally.explored > 0) {',
    replace: 'if (!tally.hasSuccess && tally.explored < 0) {',
    guards: ['interleavings/true-claims', 'interleavings/asserting'],
  },
  {
    within,
    name: 'a stand-in for a module that nobody asks for is taken',
    promise: named,
    find: 'if (isAll || isSlip) {',
    replace: 'if (isAll && isSlip) {',
    guards: ['interleavings/refused-controls'],
  },
  {
    within,
    name: 'a replacement may have names that its module does not export',
    promise: named,
    find: 'const [stray] = isPart ? extraNames(replacement, known) : [];',
    replace: 'const [stray] = isPart ? extraNames(replacement, known).slice(0, 0) : [];',
    guards: ['interleavings/refused-controls'],
  },
];
