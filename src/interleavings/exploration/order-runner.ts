import { ControlledTurns } from '../controls/controlled-turns';
import { Execution, type Witness } from '../execution/execution';
import { ForeignWaitFinder } from '../execution/foreign-waits';
import type { Patience } from '../execution/patience';
import type { PendingOperation } from '../execution/pending-operation';
import { Quiescence } from '../execution/quiescence';
import { runExecution } from '../execution/run-execution';
import type { Scheduler } from '../execution/scheduler';
import { UncontrolledAsynchronyError } from '../experiment/errors';
import type { InterleavingExperiment } from '../experiment/interleaving-experiment';
import { ReplayScheduler } from '../scheduler/replay';

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
      await this.#investigate(this.#suspicion, execution.choices, mode.patience);
      execution = await this.#run(scheduler, mode);
    }
    return execution;
  }

  #run(
    scheduler: Scheduler,
    { patience, witness, isProbing = false, isCareful = false, finder }: RunMode,
  ): Promise<Execution> {
    this.#suspicion = undefined;
    scheduler.begin();
    const { stepsMax, effectTimeoutMs, symmetry } = this.#options;
    return runExecution(new Execution(this.#experiment.name, witness, this.assumptions), {
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
      onForeignWaits: finder === undefined ? this.#suspect : suspectNobody,
      onSlowSetUp: finder && (() => finder.forget()),
    });
  }

  readonly #turnsFor = (execution: Execution) => new ControlledTurns(execution, this.#experiment);

  readonly #suspect = (tick: readonly PendingOperation[], waits: number): boolean => {
    const members = tick.map(({ place, name, nth }) => `${place.caller}: ${name} (${nth})`);
    const key = `${members.join(' + ')}, ${waits}`;
    const isNew = !this.#harmless.has(key);
    this.#suspicion = isNew ? key : undefined;
    return isNew;
  };

  /** Runs the order once more, slowly, to find the line. */
  async #investigate(key: string, choices: readonly number[], patience: Patience): Promise<void> {
    const finder = new ForeignWaitFinder();
    finder.start();
    let found: Awaited<ReturnType<ForeignWaitFinder['stop']>>;
    try {
      // It ends behind the tick that is suspected, and whoever is stuck there goes on by itself: that is known already.
      const mode = { patience: { ...patience, callersMs: 0 }, finder };
      await this.#run(new ReplayScheduler(choices), mode);
    } finally {
      found = await finder.stop();
    }
    if (found !== undefined) {
      const where = found.line === undefined ? '' : ` at ${found.line}`;
      throw new UncontrolledAsynchronyError(
        this.#experiment.name,
        `somebody waits for ${nounOf(found.type)}${where}`,
      );
    }
    this.#harmless.add(key);
  }
}

const suspectNobody = () => false;

/** What Node calls its resources, in the words of whoever made them. */
function nounOf(type: string): string {
  const nouns: Readonly<Record<string, string>> = { Timeout: 'a timer', Immediate: 'a setImmediate' };
  return nouns[type] ?? `the event loop (${type})`;
}
