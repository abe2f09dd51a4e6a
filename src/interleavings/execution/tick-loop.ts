import { ringAfter } from '../barriers/event-loop';
import { EffectTimeoutError } from '../experiment/errors';
import { ableOperations } from './able-operations';
import { activity } from './activity';
import type { Choice } from './choices';
import type { Execution } from './execution';
import { expectNobodyWentOn } from './expect-stillness';
import { leastSurprising } from './least-surprising';
import { queueTick } from './natives';
import { comeBack } from './own-callback';
import type { PendingOperation } from './pending-operation';
import type { Quiescence } from './quiescence';
import type { OpenTick, Scheduler } from './scheduler';
import { twinCount } from './symmetry';

/** The scheduler of an order, its limits, and its callbacks. */
export interface TickPlan {
  readonly scheduler: Scheduler;
  readonly quiescence: Quiescence;
  readonly stepsMax: number;
  readonly effectTimeoutMs: number;
  readonly symmetry: boolean;
  /** Called after a tick in which the code may have started an uncontrolled wait. Returns whether to stop there. */
  readonly onForeignWaits: (tick: readonly PendingOperation[], waits: number) => boolean;
  /** Whether this run investigates uncontrolled waits, so that code that goes on by itself is no new finding. */
  readonly isInvestigation: boolean;
}

/**
 * Runs an order tick by tick, until nothing waits any more.
 *
 * Everything here runs in `nextTick` callbacks, not in promise jobs. A tick stands for a callback of the event loop. In such a
 * callback, functions queued with `nextTick` run before promise jobs; within a promise job they would run after them.
 */
export class TickLoop implements OpenTick {
  /** The operations that go on in the current tick, in this order. */
  members: PendingOperation[] = [];

  readonly #execution: Execution;
  readonly #plan: TickPlan;
  readonly #end: () => void;
  readonly #fail: (error: unknown) => void;
  #scheduler: Scheduler;
  #tick: Choice[] = [];
  /** The operations that could go on when the tick began; undefined if all could. */
  #able: readonly PendingOperation[] | undefined;
  #withdrawnBefore = 0;

  private constructor(execution: Execution, plan: TickPlan, end: () => void, fail: (error: unknown) => void) {
    this.#execution = execution;
    this.#plan = plan;
    this.#scheduler = plan.scheduler;
    this.#end = end;
    this.#fail = fail;
  }

  /** Runs an order to its end. Rejects if the exploration cannot go on. */
  static run(execution: Execution, plan: TickPlan): Promise<void> {
    return new Promise((resolve, reject) => {
      const loop = new TickLoop(execution, plan, resolve, reject);
      // First wait until everything that the setup has started is done.
      plan.quiescence.waitInJob(() => loop.#guarded(loop.#begin));
    });
  }

  #guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#fail(error);
    }
  }

  readonly #begin = (): void => {
    const { quiescence, onForeignWaits } = this.#plan;
    if (quiescence.foreign > 0 && onForeignWaits([], quiescence.foreign)) {
      this.#countNoMore();
    }
    this.#next();
  };

  readonly #next = (): void => {
    const { pending, steps } = this.#execution;
    if (pending.length === 0 && !this.#isHelped()) {
      this.#end();
      return;
    }
    if (steps >= this.#plan.stepsMax) {
      this.#execution.isAbandoned = true;
      this.#end();
      return;
    }
    const able = this.#execution.isOrdered ? ableOperations(pending) : pending;
    const opening = this.#scheduler.open(this.#execution, able);
    if (opening === undefined) {
      this.#end();
      return;
    }
    this.#compose(opening, able);
    this.#perform(0);
  };

  /** Gives up this run: the order is run again with slow diagnostics, and only that run reports the result. */
  #countNoMore(): void {
    this.#execution.isAbandoned = true;
    this.#scheduler = leastSurprising;
  }

  /** Whether a helper has released something that it held back, because a caller still waits. */
  #isHelped(): boolean {
    const { outcomes, helpers } = this.#execution;
    return helpers.some((help) => outcomes.some(({ status }) => status === 'pending') && help());
  }

  /** Chooses the members of the tick. Only operations that waited when it began qualify: a reply needs a callback of its own. */
  #compose(opening: Choice, able: readonly PendingOperation[]): void {
    this.#able = this.#execution.isOrdered ? able : undefined;
    this.#execution.ticks += 1;
    this.#spend(opening, opening.index, able);
    // An array literal with one item, because most ticks have one member: an array that grows by push() reserves room for many more.
    this.#tick = [opening];
    this.members = [opening.operation];
    for (let join = this.#join(); join !== undefined; join = this.#join()) {
      this.#spend(join, -1 - join.index, this.rest);
      this.#execution.joins += 1;
      this.#tick.push(join);
      this.members.push(join.operation);
    }
  }

  #join(): Choice | undefined {
    return this.#execution.pending.length === 0 ? undefined : this.#scheduler.join(this.#execution, this);
  }

  /** The other operations that could go on in this tick. Valid only while the members are chosen. */
  get rest(): readonly PendingOperation[] {
    return this.#able?.filter((each) => !this.members.includes(each)) ?? this.#execution.pending;
  }

  /** Records a choice, and adds it to what the limits count. */
  #spend(
    { operation, faults, preemptions }: Choice,
    written: number,
    able: readonly PendingOperation[],
  ): void {
    const execution = this.#execution;
    if (this.#plan.symmetry && operation.twin !== undefined) {
      execution.weight *= BigInt(twinCount(operation, able));
    }
    execution.choices.push(written);
    execution.faults += faults;
    execution.preemptions += preemptions;
    execution.lastCaller = operation.place.caller;
    execution.remove(operation);
  }

  /** First phase: performs the effects, which are remote, one after another. Each may take real time. */
  #perform(from: number): void {
    for (let index = from; index < this.#tick.length; index += 1) {
      const choice = this.#tick[index] as Choice;
      const { operation, outcome } = choice;
      this.#execution.witness?.stepTaken(choice, this.#execution.ticks);
      const working = operation.perform(outcome);
      if (working !== undefined) {
        this.#performLater(operation, working, index + 1);
        return;
      }
    }
    this.#resume();
  }

  /** Continues with the next effect after this one, which takes real time. */
  #performLater(operation: PendingOperation, working: PromiseLike<unknown>, next: number): void {
    const goOn = () => {
      this.#execution.isWaitingForEffect = false;
      queueTick(() => this.#guarded(() => this.#perform(next)));
    };
    this.#execution.isWaitingForEffect = true;
    this.#waitFor(operation, working).then(goOn, this.#fail);
  }

  /** Second phase: lets all members go on, in one callback. */
  #resume(): void {
    const execution = this.#execution;
    this.#withdrawnBefore = execution.withdrawn;
    this.#plan.quiescence.begin();
    for (const choice of this.#tick) {
      execution.steps += 1;
      activity.place = choice.operation.place;
      choice.operation.resume(choice.outcome);
    }
    activity.place = undefined;
    this.#plan.quiescence.wait(this.#settled);
  }

  readonly #settled = (): void => this.#guarded(this.#react);

  readonly #react = (): void => {
    const execution = this.#execution;
    const { quiescence, onForeignWaits } = this.#plan;
    const withdrawn = execution.withdrawn - this.#withdrawnBefore;
    const { ran, behind, foreign } = quiescence;
    if (execution.misuse !== undefined) {
      throw execution.misuse;
    }
    if (foreign > 0 && !execution.isAbandoned && onForeignWaits(this.members, foreign)) {
      this.#countNoMore();
    }
    this.#scheduler.reacted(execution, this, { ran: ran + withdrawn, behind: behind + withdrawn });
    if (this.members.some((operation) => operation.result?.isError)) {
      // Node reports unhandled rejections only between callbacks of the event loop.
      const { events } = execution;
      comeBack(() => queueTick(() => this.#goOn(events)));
    } else {
      this.#next();
    }
  };

  /** @param events - The value of `execution.events` at the end of the tick. */
  #goOn(events: number): void {
    this.#guarded(() => {
      // In an investigation, another part names the code that went on.
      if (!this.#plan.isInvestigation && !this.#execution.isAbandoned) {
        expectNobodyWentOn(this.#execution, events);
      }
      this.#next();
    });
  }

  #waitFor(operation: PendingOperation, working: PromiseLike<unknown>): Promise<void> {
    const { effectTimeoutMs } = this.#plan;
    return new Promise((resolve, reject) => {
      const cancel = ringAfter(effectTimeoutMs, () =>
        reject(new EffectTimeoutError([operation.name], effectTimeoutMs)),
      );
      const done = () => {
        cancel();
        // Callbacks that the effect has queued also run before the order goes on.
        comeBack(resolve);
      };
      working.then(done, done);
    });
  }
}
