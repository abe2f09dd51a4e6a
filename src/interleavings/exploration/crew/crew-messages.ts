import type { CompleteOptions } from '../../experiment/complete-exploration-options';
import type { ExplorationLimit } from '../../experiment/exploration-options';
import type { TallyShare } from '../../report/exploration-tally';
import type { TreePart } from '../../scheduler/tree-part';
import type { PlainError } from './plain-error';

/** What a thread begins with. */
export interface CrewData {
  /** The address of the module that exports the experiment. */
  readonly address: string;
  readonly options: Omit<CompleteOptions, 'signal' | 'onProgress'>;
}

/** What a thread is to do next. */
export interface CrewTask {
  /** Left out at the end: then what the thread has left behind gets its time. */
  readonly part?: TreePart | undefined;
  readonly ordersMax: number;
  readonly timeMs: number;
}

/** What has come of it. */
export interface CrewAnswer {
  readonly share: TallyShare;
  readonly cutBy: ReadonlySet<ExplorationLimit>;
  readonly assumptions: ReadonlySet<string>;
  /** What is left of the part. */
  readonly rest?: TreePart;
  readonly error?: PlainError;
}
