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
  /** Records the story. */
  readonly witness?: Witness;
  /** Whether to wait in real time at the end, to see whether code goes on without a turn. */
  readonly isProbing?: boolean;
  /** Whether to wait for Node's report of unhandled rejections before the verdict. */
  readonly isCareful?: boolean;
  /** Finds out which code waits. Its hooks take asynchronous ids themselves, so with a finder new ids do not end the order. */
  readonly finder?: ForeignWaitFinder;
}

/** An error that came too late for a verdict, and the number of its order. */
interface HeardError extends LateError {
  readonly order: number;
}

/** The options that apply to every order of an experiment. */
export interface RunnerOptions {
  readonly stepsMax: number;
  readonly effectTimeoutMs: number;
  readonly symmetry: boolean;
}

/** Runs orders of one experiment, and detects waits that the explorer does not control. */
export class OrderRunner {
  /** What the experiment relies on beyond the model of the explorer. Part of the scope of the claim. */
  readonly assumptions = new Set<string>();
  readonly #experiment: InterleavingExperiment;
  readonly #options: RunnerOptions;
  readonly #quiescence = new Quiescence();
  /** Ticks with unexplained asynchronous ids that turned out to be no waits. */
  readonly #harmless = new Set<string>();
  #suspicion: string | undefined;
  /** Ticks with unexplained asynchronous ids that occurred during the investigation. */
  readonly #seen = new Set<string>();
  readonly #resources = new LiveResources();
  #isKeptFromBefore = false;
  /** Errors that came too late for the verdicts of their orders. */
  readonly #late: HeardError[] = [];
  #ordersRun = 0;
  /** Numbers of orders that do not count, because they were run again. */
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
   * @throws UncontrolledAsynchronyError when the code started a wait that the explorer does not control.
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
   * Whether an error came too late for the verdict of its order, but would be in time if that order were run carefully.
   *
   * @param ordersBefore - The number of orders before those that can be run again carefully. By default, none can.
   * @throws UncontrolledAsynchronyError when an error would come too late even then.
   */
  hasHeardTooLate(ordersBefore = this.#ordersRun): boolean {
    const heard = this.#heard;
    this.#late.length = 0;
    this.#expectNone(heard.find(({ isStray, order }) => isStray || order <= ordersBefore));
    return heard.length > 0;
  }

  /** The number of orders so far, which is also the number of the last one. */
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

  /** Ignores late errors from now on: the search has failed already, and only reports its findings. */
  giveUp(): void {
    this.#isGivingUp = true;
    this.#late.length = 0;
  }

  /** Lets later errors of orders reach the program from now on, because no search is left to report them. */
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

  /** Runs the order again, with slow diagnostics, to find the line of code that waits. */
  async #investigate(key: string, choices: readonly number[], patience: Patience): Promise<void> {
    this.#seen.clear();
    const { hasMore } = this.#resources;
    const finder = new ForeignWaitFinder();
    finder.start();
    let found: Awaited<ReturnType<ForeignWaitFinder['stop']>>;
    try {
      // The run ends after the suspected tick. A caller that is stuck there may go on by itself; that is known already.
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

  /** A caller that waits for something from an earlier order, such as the input of the process, is not a deadlock but uncontrolled. */
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
