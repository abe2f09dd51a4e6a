import { AsyncResource, createHook, executionAsyncId } from 'node:async_hooks';
import path from 'node:path';
import { clockMs, letPass, nextTurn } from '../barriers/event-loop';
import { activity } from './activity';

/** A wait that the subject began by itself. */
export interface ForeignWait {
  /** What Node calls it: `Timeout`, `Immediate`, `FSREQCALLBACK`. */
  readonly type: string;
  /** Where it was begun: file, line and column of the innermost code that is not Node's, if any is. */
  readonly line: string | undefined;
  /** The places in Node through which it was begun, the innermost first. */
  readonly through: readonly string[];
}

interface Suspect extends ForeignWait {
  readonly resource: object;
  isCalledBack: boolean;
}

/** Where something was begun. */
type Origin = Pick<ForeignWait, 'line' | 'through'>;

/** Work that ends before the tick does. */
const HARMLESS = new Set(['TickObject', 'Microtask', 'PROMISE']);

/** What certainly waits for the event loop; of everything else, whether it calls back is waited for. */
const CERTAIN = /^(?:Timeout|Immediate|FS|TCP|PIPE|UDP|GET|QUERY|HTTP|TLS|PROCESS|SHUTDOWN|WRITE|STAT)/;

/** Node writes the names of its own resources like this; those of native addons are named by their authors. */
const OF_NODE = /^[A-Z\d_]+$/;

const CALLBACK_WAIT_MS = 200;
const STACK_FRAMES = 50;

/**
 * Finds the very line where code begins a wait that the explorer does not control, while an order is run once more.
 *
 * It makes everything several times slower, so it is used only where asynchronous ids were left over.
 */
export class ForeignWaitFinder {
  readonly #suspects = new Map<number, Suspect>();
  /** Where whatever runs was queued: Node opens a file of a stream in a callback of `nextTick`, where no code of its own is left. */
  readonly #origins = new Map<number, Origin>();
  #isStopping = false;
  readonly #hook = createHook({
    init: (id, type, _trigger, resource) => this.#begun(id, type, resource),
    before: (id) => this.#calledBack(id),
  });

  /** Begins to look, for the time of one order. */
  start(): void {
    this.#hook.enable();
    activity.lookAtPromises();
  }

  /** Takes back what it has seen so far. */
  forget(): void {
    this.#suspects.clear();
  }

  /** Ends it, and says what was found first; may take some real time. */
  async stop(): Promise<ForeignWait | undefined> {
    this.#isStopping = true;
    const deadlineMs = clockMs() + CALLBACK_WAIT_MS;
    while (this.#found === undefined && this.#suspects.size > 0 && clockMs() < deadlineMs) {
      await letPass(1);
      await nextTurn();
    }
    this.#hook.disable();
    // Node takes the ids of promises away in a promise job of its own.
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
    // Nobody's: the explorer itself. An effect may take real time, and so may a check.
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

/** Whether a native addon began it, which may compute for seconds: passwords are hashed so. */
function isOfAddon(type: string): boolean {
  return !OF_NODE.test(type) && !HARMLESS.has(type);
}

/**
 * Whether it is work for other threads that ends by a call, however long that takes: work that is done at once takes an id, too,
 * but has nobody to call.
 */
function isToCallBack(resource: object): boolean {
  return ['ondone', 'cb'].some((key) => typeof Reflect.get(resource, key) === 'function');
}

// Where source maps are on, a frame of the built package names the source beside it.
const OWN_FOLDER = path.dirname(__dirname);
const OWN_SOURCES = path.dirname(OWN_FOLDER);

// What stands between the code that waits and Node.
const BETWEEN = /(?:activity|foreign-waits|owned-timers|starters|timer-functions|promised-timers)\.[jt]s:/;

function isHook(place: string): boolean {
  return isOwn(place) && BETWEEN.test(place);
}

function isOwn(place: string): boolean {
  return place.includes(OWN_FOLDER) || (place.includes(OWN_SOURCES) && /\.ts:\d+:\d+$/.test(place));
}

/** `at name (file:1:2)`, or `at file:1:2`. */
const FRAME = /\((?<called>[^()]*:\d+:\d+)\)$|^\s*at (?:async )?(?<plain>\S.*:\d+:\d+)$/;

/** Where the package was called from; nothing where Node itself has called it. */
export function callingFrame(): string | undefined {
  const [place] = frames().filter((each) => !isOwn(each));
  return place?.startsWith('node:') ? undefined : place;
}

/** The places of the calls that are under way, the innermost first. */
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
