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

/** Who decides in an order, how far it may go, and who is told what. */
export interface TickPlan {
  readonly scheduler: Scheduler;
  readonly quiescence: Quiescence;
  readonly stepsMax: number;
  readonly effectTimeoutMs: number;
  readonly symmetry: boolean;
  /** Hears of a tick in which somebody may have begun to wait for something that is not controlled; says whether to stop there. */
  readonly onForeignWaits: (tick: readonly PendingOperation[], waits: number) => boolean;
  /** Whether the order is run to find out who waits, so that it is no news if somebody goes on by himself. */
  readonly isInvestigation: boolean;
}

/**
 * Lets one tick of an order happen after the other, until nobody waits any more.
 *
 * Everything here runs in `nextTick` callbacks instead of promise jobs. A tick of Node is a callback of the event loop, and
 * what a callback queues with `nextTick` comes before its promise jobs; within a promise job it would come behind them.
 */
export class TickLoop implements OpenTick {
  /** Who goes on in the present tick, in this order. */
  members: PendingOperation[] = [];

  readonly #execution: Execution;
  readonly #plan: TickPlan;
  readonly #end: () => void;
  readonly #fail: (error: unknown) => void;
  #scheduler: Scheduler;
  #tick: Choice[] = [];
  /** Those that could go on when the tick began, where not everybody could. */
  #able: readonly PendingOperation[] | undefined;
  #withdrawnBefore = 0;

  private constructor(execution: Execution, plan: TickPlan, end: () => void, fail: (error: unknown) => void) {
    this.#execution = execution;
    this.#plan = plan;
    this.#scheduler = plan.scheduler;
    this.#end = end;
    this.#fail = fail;
  }

  /** Runs an order to its end; rejects when the exploration cannot go on. */
  static run(execution: Execution, plan: TickPlan): Promise<void> {
    return new Promise((resolve, reject) => {
      const loop = new TickLoop(execution, plan, resolve, reject);
      // What the setup has begun comes to rest first.
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

  /** The order is run once more, slowly, and what it leads to is only then told rightly. */
  #countNoMore(): void {
    this.#execution.isAbandoned = true;
    this.#scheduler = leastSurprising;
  }

  /** A caller may wait for what was held back. */
  #isHelped(): boolean {
    const { outcomes, helpers } = this.#execution;
    return helpers.some((help) => outcomes.some(({ status }) => status === 'pending') && help());
  }

  /** Puts together who goes on in this tick. Only those that waited when it began can: a reply needs a callback of its own. */
  #compose(opening: Choice, able: readonly PendingOperation[]): void {
    this.#able = this.#execution.isOrdered ? able : undefined;
    this.#execution.ticks += 1;
    this.#spend(opening, opening.index, able);
    // Most ticks have one member. An array that grows by itself has room for many more.
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

  /** Who else waits, and could go on in this tick; true while the tick is put together. */
  get rest(): readonly PendingOperation[] {
    return this.#able?.filter((each) => !this.members.includes(each)) ?? this.#execution.pending;
  }

  /** Writes a choice down, and what it takes of the limits of the order. */
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

  /** First the effects, which happen far away and one after another, each in its own time. */
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

  /** Goes on with the next effect when this one, which takes real time, is over. */
  #performLater(operation: PendingOperation, working: PromiseLike<unknown>, next: number): void {
    const goOn = () => {
      this.#execution.isWaitingForEffect = false;
      queueTick(() => this.#guarded(() => this.#perform(next)));
    };
    this.#execution.isWaitingForEffect = true;
    this.#waitFor(operation, working).then(goOn, this.#fail);
  }

  /** Then, in one callback, all whose turn it is. */
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
      // Node looks for rejections that nobody handles only between callbacks of the event loop.
      const { events } = execution;
      comeBack(() => queueTick(() => this.#goOn(events)));
    } else {
      this.#next();
    }
  };

  /** @param events - Those that there were when this tick was over. */
  #goOn(events: number): void {
    this.#guarded(() => {
      // Who waits is named by whoever looks for it.
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
        // What the effect has left behind is done, too, before the order goes on.
        comeBack(resolve);
      };
      working.then(done, done);
    });
  }
}
