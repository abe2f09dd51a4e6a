import { AsyncResource, createHook, executionAsyncId } from 'node:async_hooks';
import path from 'node:path';
import { clockMs, letPass, nextTurn } from '../barriers/event-loop';
import { activity } from './activity';

/** An asynchronous wait that the subject has started and the explorer does not control. */
export interface ForeignWait {
  /** The type that Node gives it in `async_hooks`: `Timeout`, `Immediate`, `FSREQCALLBACK`. */
  readonly type: string;
  /** Where it was started: file, line and column of the innermost stack frame outside Node, if there is one. */
  readonly line: string | undefined;
  /** The stack frames in Node through which it was started, the innermost first. */
  readonly through: readonly string[];
}

interface Suspect extends ForeignWait {
  readonly resource: object;
  isCalledBack: boolean;
}

/** Where an asynchronous resource was created. */
type Origin = Pick<ForeignWait, 'line' | 'through'>;

/** Types of work that ends within the tick. */
const HARMLESS = new Set(['TickObject', 'Microtask', 'PROMISE']);

/** Types that certainly wait for the event loop. Any other type counts as a wait only if it calls back. */
const CERTAIN = /^(?:Timeout|Immediate|FS|TCP|PIPE|UDP|GET|QUERY|HTTP|TLS|PROCESS|SHUTDOWN|WRITE|STAT)/;

/** The naming style of Node's own resource types; native addons name theirs in other styles. */
const OF_NODE = /^[A-Z\d_]+$/;

const CALLBACK_WAIT_MS = 200;
const STACK_FRAMES = 50;

/**
 * Finds the line where the code starts a wait that the explorer does not control. The order is run once more for this.
 *
 * Its async hooks make everything several times slower, so it runs only after a search has found unexplained asynchronous ids.
 */
export class ForeignWaitFinder {
  readonly #suspects = new Map<number, Suspect>();
  /** Where each resource was created. Node opens the file of a stream in a `nextTick` callback, whose stack has no user code. */
  readonly #origins = new Map<number, Origin>();
  #isStopping = false;
  readonly #hook = createHook({
    init: (id, type, _trigger, resource) => this.#begun(id, type, resource),
    before: (id) => this.#calledBack(id),
  });

  /** Starts to observe, for one order. */
  start(): void {
    this.#hook.enable();
    activity.lookAtPromises();
  }

  /** Discards what it has seen so far. */
  forget(): void {
    this.#suspects.clear();
  }

  /** Stops, and returns the first wait that was found. May take some real time. */
  async stop(): Promise<ForeignWait | undefined> {
    this.#isStopping = true;
    const deadlineMs = clockMs() + CALLBACK_WAIT_MS;
    while (this.#found === undefined && this.#suspects.size > 0 && clockMs() < deadlineMs) {
      await letPass(1);
      await nextTurn();
    }
    this.#hook.disable();
    // Node stops giving ids to promises in a promise job of its own. Wait for it.
    await nextTurn();
    activity.lookAtPromises();
    return this.#found;
  }

  get #found(): ForeignWait | undefined {
    return [...this.#suspects.values()].find(
      ({ type, isCalledBack, resource }) =>
        isCalledBack || CERTAIN.test(type) || isOfAddon(type) || isToCallBack(resource),
    );
  }

  #begun(id: number, type: string, resource: object): void {
    const { place } = activity;
    // Without a place, it is the explorer itself. An effect and a check may take real time.
    const isExpected = place === undefined || place.effect?.running === true || !place.home.isControlling;
    if (isExpected || this.#isStopping || resource instanceof AsyncResource) {
      return;
    }
    const origin = this.#originOfNow();
    if (origin.line !== undefined && isOwn(origin.line)) {
      return;
    }
    if (origin.line !== undefined) {
      this.#origins.set(id, origin);
    }
    if (!HARMLESS.has(type)) {
      this.#suspects.set(id, { type, ...origin, resource, isCalledBack: false });
    }
  }

  #originOfNow(): Origin {
    const places = frames();
    const index = places.findIndex((place) => !place.startsWith('node:'));
    const through = index < 0 ? places : places.slice(0, index);
    const before = index < 0 ? this.#origins.get(executionAsyncId()) : undefined;
    return { line: places[index] ?? before?.line, through: [...through, ...(before?.through ?? [])] };
  }

  #calledBack(id: number): void {
    const suspect = this.#suspects.get(id);
    if (suspect !== undefined) {
      suspect.isCalledBack = true;
    }
  }
}

/** Whether a native addon started it. Such work may compute for seconds, as password hashing does. */
function isOfAddon(type: string): boolean {
  return !OF_NODE.test(type) && !HARMLESS.has(type);
}

/**
 * Whether a resource is work for other threads that ends with a callback, however long it takes. Work that is done synchronously
 * takes an id, too, but has no callback.
 */
function isToCallBack(resource: object): boolean {
  return ['ondone', 'cb'].some((key) => typeof Reflect.get(resource, key) === 'function');
}

// With source maps enabled, a stack frame of the built package shows the source file beside it.
const OWN_FOLDER = path.dirname(__dirname);
const OWN_SOURCES = path.dirname(OWN_FOLDER);

// Files of this package that lie between the waiting code and Node on the stack.
const BETWEEN = /(?:activity|foreign-waits|owned-timers|starters|timer-functions|promised-timers)\.[jt]s:/;

function isHook(place: string): boolean {
  return isOwn(place) && BETWEEN.test(place);
}

function isOwn(place: string): boolean {
  return place.includes(OWN_FOLDER) || (place.includes(OWN_SOURCES) && /\.ts:\d+:\d+$/.test(place));
}

/** `at name (file:1:2)`, or `at file:1:2`. */
const FRAME = /\((?<called>[^()]*:\d+:\d+)\)$|^\s*at (?:async )?(?<plain>\S.*:\d+:\d+)$/;

/** The stack frame that called the package; undefined if Node itself called it. */
export function callingFrame(): string | undefined {
  const [place] = frames().filter((each) => !isOwn(each));
  return place?.startsWith('node:') ? undefined : place;
}

/** The frames of the current stack, the innermost first. */
function frames(): string[] {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = STACK_FRAMES;
  const { stack = '' } = new Error('for its stack');
  Error.stackTraceLimit = stackTraceLimit;
  return stack
    .split('\n')
    .slice(1)
    .map((each) => FRAME.exec(each)?.groups)
    .flatMap((groups) => groups?.called ?? groups?.plain ?? [])
    .filter((place) => !isHook(place));
}
