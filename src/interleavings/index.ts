export { Barrier, type BarrierOptions } from './barriers/barrier';
export { BarrierOptionError } from './barriers/barrier-option-error';
export { BrokenBarrierError } from './barriers/broken-barrier-error';
export { HungTasksError, type ReleaseOptions, releaseTogether } from './barriers/release-together';
export {
  SharedBarrier,
  type SharedBarrierHandle,
  type SharedBarrierOptions,
} from './barriers/shared-barrier';
export type { StartTimer } from './barriers/timer';
export { ExplorationError } from './exploration-error';
export { describeInterleaving } from './picture/describe-interleaving';
export { drawInterleaving } from './picture/draw-interleaving';
export type { Exploration } from './turns/exploration';
export {
  EffectTimeoutError,
  ExperimentError,
  ExplorationOptionError,
  InterleavingIdError,
  NondeterminismError,
  OutsideExplorationError,
  StaleInterleavingError,
  UncontrolledAsynchronyError,
} from './turns/exploration-errors';
export type { ExplorationLimit, ExplorationOptions, ExplorationProgress } from './turns/exploration-options';
export { exploreInterleavings } from './turns/explore-interleavings';
export type {
  Caller,
  CallerOutcome,
  InterleavingExperiment,
  InterleavingSubject,
} from './turns/interleaving-experiment';
export type {
  InterleavingProblem,
  InterleavingRun,
  InterleavingStep,
  TurnKind,
  TurnOutcome,
} from './turns/interleaving-run';
export { type ReplayOptions, replayInterleaving } from './turns/replay-interleaving';
export { type CounterexampleSearch, smallestCounterexample } from './turns/smallest-counterexample';
export type { CallerEnd, Resource, SlotValue, TraceNote, TurnNote } from './turns/turn-note';
export type { ControlOptions, Turns, WatchOptions } from './turns/turns';
