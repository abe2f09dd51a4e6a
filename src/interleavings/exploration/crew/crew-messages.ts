import type { CompleteOptions } from '../../experiment/complete-exploration-options';
import type { ExplorationLimit } from '../../experiment/exploration-options';
import type { TallyShare } from '../../report/exploration-tally';
import type { TreePart } from '../../scheduler/tree-part';
import type { PlainError } from './plain-error';

/** The `workerData` of a thread. */
export interface CrewData {
  /** The address of the module that exports the experiment. */
  readonly address: string;
  readonly options: Omit<CompleteOptions, 'signal' | 'onProgress'>;
}

/** A task for a thread. */
export interface CrewTask {
  /** The part of the tree to search. Left out at the end: the thread then waits for late errors of its orders. */
  readonly part?: TreePart | undefined;
  readonly ordersMax: number;
  readonly timeMs: number;
}

/** The result of a task. */
export interface CrewAnswer {
  readonly share: TallyShare;
  readonly cutBy: ReadonlySet<ExplorationLimit>;
  readonly assumptions: ReadonlySet<string>;
  /** The rest of the part, if the thread did not finish it. */
  readonly rest?: TreePart;
  readonly error?: PlainError;
}
