import type { CallerEnd, InterleavingRun, SlotValue, TurnKind, TurnNote } from '@audit-race/interleavings';
import { done, runOf, type Told } from './pictured-runs';

/** Names and values that others write with other letters, and at great length. */
const texts: readonly [string, ...string[]] = [
  'A',
  'reader 2',
  'the worker that prunes every night what is older than ninety days',
  'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle',
  '見出しの長い日本語の名前と説明',
  'طلب القراءة من قاعدة البيانات',
  'קורא שני',
  '👩‍👩‍👧 family 🏳️‍🌈',
  'Zażółć <gęślą> & "jaźń"',
  'นักอ่านคนที่สอง',
];

/** So many runs of all shapes and sizes, the same for the same number: 1 to 10 callers, 1 to 60 steps. */
export function generatedRuns(count: number): InterleavingRun[] {
  return Array.from({ length: count }, (_, index) => generatedRun(dice(index + 1), index));
}

type Dice = (sides: number) => number;

function generatedRun(roll: Dice, index: number): InterleavingRun {
  const callers = Array.from({ length: 1 + (index % 10) }, () => pick(roll, texts));
  const length = [3, 8, 20, 60][roll(4)] ?? 3;
  const lastCalls = callers.map(() => 0);
  let tick = 0;
  const told = Array.from({ length }, (_, at): Told => {
    const caller = roll(callers.length);
    tick += at === 0 || roll(3) > 0 ? 1 : 0;
    const isFirst = lastCalls[caller] === 0;
    const calledAt = roll(4) === 0 ? roll(at + 1) : (lastCalls[caller] ?? 0);
    lastCalls[caller] = at + 1;
    const step = { caller, tick, notes: notesOf(roll) };
    return isFirst
      ? { ...step, kind: 'start', operation: 'start', calledAt: 0 }
      : { ...step, ...operationOf(roll), calledAt };
  });
  const problems = roll(3) === 0 ? [] : Array.from({ length: 1 + roll(10) }, () => pick(roll, findings));
  return runOf(callers, told, problems);
}

const findings: readonly [string, ...string[]] = [
  'Expected values to be strictly equal:\n\n1 !== 2\n',
  'deadlock: A, B, C, D, E, F, G, H, I and J wait forever (A since "read", B since its start)',
  `it is said at length ${'and again '.repeat(30)}`,
  '残高が合いません',
];

function operationOf(roll: Dice): Partial<Told> {
  const kind = pick<TurnKind>(roll, [
    'operation',
    'operation',
    'operation',
    'effect',
    'answer',
    'timer',
    'event',
  ]);
  return {
    kind,
    operation: pick(roll, ['read', 'write', ...texts]),
    outcome: roll(6) === 0 ? 'faults' : 'succeeds',
    arguments: pick(roll, [
      '',
      '70',
      '"UPDATE accounts SET balance = $1 WHE…version = $4 RETURNING *", [70, 1, "x", 9]',
    ]),
    result: pick(roll, ['undefined', '100', '{id: 1, name: "見出しの長い日本語の名前"}', 'Error: disk full']),
  };
}

function notesOf(roll: Dice): (TurnNote | CallerEnd)[] {
  const resource = {
    type: pick(roll, ['engine', ...texts]),
    id: pick<number | string>(roll, [1, 2, 'connection-17']),
  };
  const slot = pick(roll, ['balance', 'balance', 'the session that everybody shares']);
  const notes: (TurnNote | CallerEnd)[] = [
    { kind: 'looked', slot, found: pick<SlotValue>(roll, [undefined, 100, resource, ...texts]) },
    { kind: 'assigned', slot, value: pick<SlotValue>(roll, [undefined, 70, resource, ...texts]) },
    { kind: 'created', resource },
    { kind: 'closed', resource },
    { kind: 'remarked', text: 'gives up' },
    pick<CallerEnd>(roll, [
      done,
      { kind: 'rejected', reason: 'the engine was taken away, and nobody expected it' },
    ]),
  ];
  return notes.filter(() => roll(5) === 0);
}

function pick<Value>(roll: Dice, [first, ...others]: readonly [Value, ...Value[]]): Value {
  const index = roll(others.length + 1);
  return index === 0 ? first : (others[index - 1] ?? first);
}

/** The numbers of a linear congruential generator: the same from the same seed. */
function dice(seed: number): Dice {
  let state = seed * 2_654_435_761;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
