import fc from 'fast-check';
import type { Cast } from './scene';
import type { LoopHabits } from './seams';

/** What each statement without a body costs: how often it can make its caller wait for the event loop. */
const COSTS = {
  ask: 1,
  'ask and hear later': 2,
  'ask what may fail': 1,
  'ask what may fail, and hear later': 2,
  'ask what touches the value': 1,
  'ask what touches the value, and hear later': 2,
  'ask and go on': 1,
  'ask and never look': 1,
  'ask twice at once': 2,
  'ask through a thenable': 1,
  'ask through a generator': 1,
  'ask or be let in': 1,
  'ask and be called back': 1,
  'ask and be called back later': 2,
  'ask what may fail and calls back': 1,
  'wait for what happens': 1,
  'wait for a timer': 1,
  'take a timer back': 0,
  'wait for a job': 0,
  'wait for a rejection': 0,
  'wait at the gate': 0,
  'open the gate': 0,
  'wait for an event': 0,
  emit: 0,
  read: 0,
  write: 0,
  'write at nextTick': 0,
  'write in a microtask': 0,
};

export type Deed = keyof typeof COSTS;

/** One statement of a random program. */
export type Statement =
  | { readonly does: Deed }
  | { readonly does: 'inside' | 'locked' | 'if even'; readonly body: readonly Statement[] };

/** What each caller does, and the habits of the loop it does it in. A caller without statements works at once. */
export interface Program {
  readonly bodies: readonly (readonly Statement[])[];
  readonly habits: LoopHabits;
}

/** Random programs for so many callers, each of whom waits for the event loop at most so often. */
export function randomPrograms({ callers, points }: Cast): fc.Arbitrary<Program> {
  const { body } = fc.letrec<{ statement: Statement; body: Statement[] }>((tie) => ({
    statement: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      { weight: 8, arbitrary: fc.record({ does: fc.constantFrom(...deeds()) }) },
      {
        weight: 1,
        arbitrary: fc.record({
          does: fc.constantFrom('inside' as const, 'locked' as const, 'if even' as const),
          body: tie('body'),
        }),
      },
    ),
    body: fc.array(tie('statement'), { maxLength: 5 }),
  }));
  return fc
    .record({
      bodies: fc.array(body, { minLength: callers, maxLength: callers }),
      habits: fc.record({
        starts: fc.constantFrom('call' as const, 'await' as const),
        answers: fc.constantFrom('at once' as const, 'at once' as const, 'later' as const),
      }),
    })
    .map(({ bodies, habits }) => ({
      bodies: bodies.map((statements) => clip(statements, { left: points }, habits)),
      habits,
    }));
}

function deeds(): readonly Deed[] {
  return Object.keys(COSTS).filter((name): name is Deed => name in COSTS);
}

/** What a caller cannot afford any more becomes a wait for a promise job. */
function clip(
  body: readonly Statement[],
  budget: { left: number },
  habits: LoopHabits,
  isInLock = false,
): Statement[] {
  return body.map((statement) => {
    if ('body' in statement) {
      const isLocked = isInLock || statement.does === 'locked';
      // Who waits for a lock that they hold waits for ever.
      const does = isInLock && statement.does === 'locked' ? 'inside' : statement.does;
      return { does, body: clip(statement.body, budget, habits, isLocked) };
    }
    const isDoubled =
      habits.answers === 'later' && statement.does.startsWith('ask') && !statement.does.endsWith('later');
    const cost = COSTS[statement.does] * (isDoubled ? 2 : 1);
    if (cost > budget.left) {
      return { does: 'wait for a job' };
    }
    budget.left -= cost;
    return statement;
  });
}

/** How many statements a program has, those inside of others included. */
export function countStatements({ bodies }: Pick<Program, 'bodies'>): number {
  const inside = (body: readonly Statement[]): number =>
    body.reduce((sum, statement) => sum + 1 + ('body' in statement ? inside(statement.body) : 0), 0);
  return bodies.reduce((sum, body) => sum + inside(body), 0);
}
