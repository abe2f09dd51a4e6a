/** How many interleavings there are, and in how many of them the session is opened twice. */
export interface PaperCount {
  readonly interleavings: bigint;
  readonly failing: bigint;
}

/** The shape of a race, without any code. */
export interface RaceShape {
  readonly callers: number;
  /** Operations between the look and the assignment. */
  readonly operations: number;
  /** Whether each operation may fail. */
  readonly isFallible: boolean;
}

/** Where a race stands: callers are not told apart, only counted. */
interface Standing {
  /** How many callers stand before their start (place 0), and before each of their operations. */
  readonly places: readonly number[];
  /** How many wait for the lock. */
  readonly waiting: number;
  /** How often the session was opened. */
  readonly sessions: number;
}

/** One way to go on, and how many callers could take it. */
interface Move {
  readonly to: Standing;
  readonly ways: number;
}

/** Independent callers: the number of ways to shuffle their steps together, (n·k)! / (k!)^n. */
export function countIndependent(callers: number, operations: number): bigint {
  // The start of a caller is a step, too.
  const steps = operations + 1;
  return factorial(callers * steps) / factorial(steps) ** BigInt(callers);
}

/** Callers that look, then open, then assign, with nothing to hold them back. */
export function countRacing(shape: RaceShape): PaperCount {
  return countPaths(
    shape,
    (standing) => (standing.sessions > 0 ? leave(standing, 0) : advance(standing, 0)),
    leave,
  );
}

/** The same callers, one at a time: look, take the lock, look again, open, assign. */
export function countLocked(shape: RaceShape): PaperCount {
  const start = (standing: Standing) => {
    if (standing.sessions > 0) {
      return leave(standing, 0);
    }
    const isFree = standing.places.slice(1).every((callers) => callers === 0);
    return isFree ? advance(standing, 0) : { ...leave(standing, 0), waiting: standing.waiting + 1 };
  };
  // Who gives the lock back wakes the next in line, who opens the session, or finds it open and leaves as well.
  const release = (standing: Standing, place: number) => {
    const left = leave(standing, place);
    const { sessions, waiting, places } = left;
    if (sessions > 0 || waiting === 0) {
      return { ...left, waiting: 0 };
    }
    return { ...left, waiting: waiting - 1, places: places.with(1, (places[1] ?? 0) + 1) };
  };
  return countPaths(shape, start, release);
}

type Step = (standing: Standing, place: number) => Standing;

function countPaths({ callers, operations, isFallible }: RaceShape, start: Step, end: Step): PaperCount {
  const movesFrom = (standing: Standing, ways: number, place: number): Move[] => {
    if (ways === 0) {
      return [];
    }
    if (place === 0) {
      return [{ to: start(standing, 0), ways }];
    }
    const success =
      place < operations
        ? advance(standing, place)
        : end({ ...standing, sessions: standing.sessions + 1 }, place);
    return [{ to: success, ways }, ...(isFallible ? [{ to: end(standing, place), ways }] : [])];
  };
  const known = new Map<string, PaperCount>();
  const count = (standing: Standing): PaperCount => {
    const key = JSON.stringify(standing);
    const moves = standing.places.flatMap((ways, place) => movesFrom(standing, ways, place));
    const result = known.get(key) ?? (moves.length === 0 ? judge(standing) : sum(moves, count));
    known.set(key, result);
    return result;
  };
  const nobody = Array.from({ length: operations }, () => 0);
  return count({ places: [callers, ...nobody], waiting: 0, sessions: 0 });
}

function leave(standing: Standing, place: number): Standing {
  return { ...standing, places: standing.places.with(place, (standing.places[place] ?? 0) - 1) };
}

function advance(standing: Standing, place: number): Standing {
  const { places } = leave(standing, place);
  return { ...standing, places: places.with(place + 1, (places[place + 1] ?? 0) + 1) };
}

function judge({ sessions }: Standing): PaperCount {
  return { interleavings: 1n, failing: sessions > 1 ? 1n : 0n };
}

function sum(moves: readonly Move[], count: (standing: Standing) => PaperCount): PaperCount {
  let [interleavings, failing] = [0n, 0n];
  for (const { to, ways } of moves) {
    const beyond = count(to);
    interleavings += beyond.interleavings * BigInt(ways);
    failing += beyond.failing * BigInt(ways);
  }
  return { interleavings, failing };
}

function factorial(number: number): bigint {
  return number < 2 ? 1n : BigInt(number) * factorial(number - 1);
}
