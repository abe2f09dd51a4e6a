import { Mutex } from 'async-mutex';

/** A race of callers that open one session, with or without a lock. */
export interface RaceShape {
  readonly name: string;
  readonly callers: number;
  readonly operations: number;
  readonly isLocked: boolean;
}

/** Parses `3x2`: three callers with two operations each. */
const shape = (size: string, isLocked: boolean): RaceShape => {
  const [callers = 0, operations = 0] = size.split('x').map(Number);
  return { name: `${isLocked ? 'locked' : 'racy'} ${size}`, callers, operations, isLocked };
};

/** The shapes that are compared. */
export const raceShapes: readonly RaceShape[] = [
  shape('3x2', false),
  shape('2x4', false),
  shape('3x3', false),
  shape('4x2', false),
  shape('4x2', true),
  shape('6x3', true),
];

/** Makes an operation that waits for the scheduler of the contender. */
export type Control = (name: string, effect: () => void) => () => Promise<void>;

/** The callers of one order, and the outcome. */
export interface Race {
  run(): Promise<void>;
  /** Which operations ran, in order. This distinguishes two outcomes. */
  readonly opened: readonly string[];
}

/** Callers that check for a session, and open one if there is none. */
export function raceOf({ operations, isLocked }: RaceShape, control: Control): Race {
  const opened: string[] = [];
  let opening = 0;
  const steps = Array.from({ length: operations }, (_, index) =>
    control(`step ${index}`, () => {
      opened.push(String(index));
    }),
  );
  const openSession = async () => {
    if (opening === 0 || opened.length < operations) {
      opening += 1;
      for (const step of steps) {
        await step();
      }
    }
  };
  const lock = new Mutex();
  return { run: isLocked ? () => lock.runExclusive(openSession) : openSession, opened };
}
