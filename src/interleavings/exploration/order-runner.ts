import { ControlledTurns } from '../controls/controlled-turns';
import { Execution, type Witness } from '../execution/execution';
import { ForeignWaitFinder } from '../execution/foreign-waits';
import type { LateError } from '../execution/late-error';
import type { Patience } from '../execution/patience';
import type { PendingOperation } from '../execution/pending-operation';
import { Quiescence } from '../execution/quiescence';
import { runExecution } from '../execution/run-execution';
import type { Scheduler } from '../execution/scheduler';
import { UncontrolledAsynchronyError } from '../experiment/errors';
import type { InterleavingExperiment } from '../experiment/interleaving-experiment';
import { listInWords, messageOf } from '../experiment/wording';
import { ReplayScheduler } from '../scheduler/replay';
import { LiveResources } from './live-resources';
import { tellWait } from './tell-wait';

/** How an order is run. */
export interface RunMode {
  readonly patience: Patience;
  /** Hears the story. */
  readonly witness?: Witness;
  /** Whether to take real time at the end, to see who goes on without the explorer. */
  readonly isProbing?: boolean;
  /** Whether to look for rejections that nobody handles before the verdict. */
  readonly isCareful?: boolean;
  /** Finds out who waits. Looking takes ids of its own, so an order is not given up for them. */
  readonly finder?: ForeignWaitFinder;
}

/** An error that no verdict tells, and the order from which it came. */
interface HeardError extends LateError {
  readonly order: number;
}

/** What holds for every order of an experiment. */
export interface RunnerOptions {
  readonly stepsMax: number;
  readonly effectTimeoutMs: number;
  readonly symmetry: boolean;
}

/** Runs orders of one experiment, and sees to it that nobody waits for something that is not controlled. */
export class OrderRunner {
  /** What the experiment has agreed on beyond the model, for the scope of the claim. */
  readonly assumptions = new Set<string>();
  readonly #experiment: InterleavingExperiment;
  readonly #options: RunnerOptions;
  readonly #quiescence = new Quiescence();
  /** Ticks in which asynchronous ids were left over, and which turned out to wait for nothing. */
  readonly #harmless = new Set<string>();
  #suspicion: string | undefined;
  /** The ticks in which asynchronous ids were left over while one looked for whose they are. */
  readonly #seen = new Set<string>();
  readonly #resources = new LiveResources();
  #isKeptFromBefore = false;
  /** The errors that the verdicts of their orders cannot tell. */
  readonly #late: HeardError[] = [];
  #ordersRun = 0;
  /** Orders that do not count, as they were run again. */
  readonly #forgotten = new Set<number>();
  #isClosed = false;
  #isGivingUp = false;

  constructor(experiment: InterleavingExperiment, options: RunnerOptions) {
    this.#experiment = experiment;
    this.#options = options;
  }

  /**
   * Runs one order.
   *
   * @throws UncontrolledAsynchronyError when somebody began to wait for something that is not controlled.
   */
  async run(scheduler: Scheduler, mode: RunMode): Promise<Execution> {
    let execution = await this.#run(scheduler, mode);
    while (this.#suspicion !== undefined) {
      this.#forgotten.add(this.#ordersRun);
      await this.#investigate(this.#suspicion, execution.choices, mode.patience);
      execution = await this.#run(scheduler, mode);
    }
    this.#expectNobodyStuck(execution);
    return execution;
  }

  /**
   * Says whether an error came when its order had been concluded, and an order that is run with more care would have it.
   *
   * @param ordersBefore - How many had been run before those that can be run with more care; by default none can.
   * @throws UncontrolledAsynchronyError when it was too late for that as well.
   */
  hasHeardTooLate(ordersBefore = this.#ordersRun): boolean {
    const heard = this.#heard;
    this.#late.length = 0;
    this.#expectNone(heard.find(({ isStray, order }) => isStray || order <= ordersBefore));
    return heard.length > 0;
  }

  /** How many orders it has run; the last of them has this number. */
  get ordersRun(): number {
    return this.#ordersRun;
  }

  get #heard(): readonly HeardError[] {
    return this.#late.filter(({ order }) => !this.#forgotten.has(order));
  }

  #expectNone(stray: LateError | undefined): void {
    if (stray !== undefined) {
      const { error, isBehind } = stray;
      const when = isBehind ? ' after its order was over,' : '';
      throw new UncontrolledAsynchronyError(
        this.#experiment.name,
        `an error came${when} from something that nobody waited for: ${messageOf(error)}`,
        { cause: error },
      );
    }
  }

  /** Passes over the errors of that kind from now on: the search has failed already, and only tells what it has found. */
  giveUp(): void {
    this.#isGivingUp = true;
    this.#late.length = 0;
  }

  /** Lets errors of orders that come from now on reach the program: nobody else is left. */
  close(): void {
    this.#isClosed = true;
  }

  #run(
    scheduler: Scheduler,
    { patience, witness, isProbing = false, isCareful = false, finder }: RunMode,
  ): Promise<Execution> {
    this.#suspicion = undefined;
    scheduler.begin();
    const { stepsMax, effectTimeoutMs, symmetry } = this.#options;
    const execution = new Execution(this.#experiment.name, witness, this.assumptions);
    this.#ordersRun += 1;
    const order = this.#ordersRun;
    execution.hearLate = (error) => this.#hear({ order, ...error });
    return runExecution(execution, {
      stepsMax,
      effectTimeoutMs,
      symmetry,
      experiment: this.#experiment,
      scheduler,
      quiescence: this.#quiescence,
      turnsFor: this.#turnsFor,
      patience,
      isCareful,
      isProbing,
      isInvestigation: finder !== undefined,
      onForeignWaits: finder === undefined ? this.#suspect : this.#see,
      onSlowSetUp: finder && (() => finder.forget()),
    });
  }

  #hear(late: HeardError): boolean {
    if (!this.#isClosed && !this.#isGivingUp) {
      this.#late.push(late);
    }
    return !this.#isClosed;
  }

  readonly #turnsFor = (execution: Execution) => new ControlledTurns(execution, this.#experiment);

  readonly #see = (tick: readonly PendingOperation[]): boolean => {
    this.#seen.add(membersOf(tick));
    return false;
  };

  readonly #suspect = (tick: readonly PendingOperation[], waits: number): boolean => {
    const key = `${membersOf(tick)}, ${waits}`;
    const isNew = !this.#harmless.has(key);
    this.#suspicion = isNew ? key : undefined;
    return isNew;
  };

  /** Runs the order once more, slowly, to find the line. */
  async #investigate(key: string, choices: readonly number[], patience: Patience): Promise<void> {
    this.#seen.clear();
    const { hasMore } = this.#resources;
    const finder = new ForeignWaitFinder();
    finder.start();
    let found: Awaited<ReturnType<ForeignWaitFinder['stop']>>;
    try {
      // It ends behind the tick that is suspected, and whoever is stuck there goes on by itself: that is known already.
      const mode = { patience: { ...patience, callersMs: 0 }, finder };
      await this.#run(new ReplayScheduler(choices), mode);
      this.#forgotten.add(this.#ordersRun);
    } finally {
      found = await finder.stop();
    }
    if (found !== undefined) {
      const { what, way } = tellWait(found);
      throw new UncontrolledAsynchronyError(this.#experiment.name, `the code waits for ${what}`, { way });
    }
    this.#harmless.add(key);
    const isOver = ![...this.#seen].some((members) => key.startsWith(`${members}, `));
    if (isOver && (hasMore || this.#resources.hasUnreferenced)) {
      this.#isKeptFromBefore = true;
      this.assumptions.add(
        'what waited for the event loop only once, and was kept, is there from the beginning',
      );
    }
  }

  /** Who waits for what an order before has begun, such as the input of the process, is no case of a deadlock. */
  #expectNobodyStuck({ problems, outcomes }: Execution): void {
    const isStuck = problems.some((problem) => problem.kind === 'deadlock' && problem.stuck.length > 0);
    if (this.#isKeptFromBefore && isStuck) {
      const names = outcomes.filter(({ status }) => status === 'pending').map(({ name }) => name);
      throw new UncontrolledAsynchronyError(
        this.#experiment.name,
        `${listInWords(names)} may wait for the event loop: something was begun there in the first order, and kept since`,
      );
    }
  }
}

function membersOf(tick: readonly PendingOperation[]): string {
  return tick.map(({ place, name, nth }) => `${place.caller}: ${name} (${nth})`).join(' + ');
}
