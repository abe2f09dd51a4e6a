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
export type { TurnKind, TurnOutcome } from './execution/pending-operation';
export type {
  AllButLast,
  Controlled,
  ControlledMethod,
  MethodName,
  OperationName,
} from './experiment/controlled';
export {
  EffectTimeoutError,
  ExperimentError,
  ExplorationOptionError,
  InterleavingIdError,
  NondeterminismError,
  OutsideExplorationError,
  StaleInterleavingError,
  UncontrolledAsynchronyError,
  WorkerError,
} from './experiment/errors';
export type {
  ExplorationLimit,
  ExplorationOptions,
  ExplorationProgress,
} from './experiment/exploration-options';
export type {
  Caller,
  CallerOutcome,
  InterleavingExperiment,
  InterleavingSubject,
} from './experiment/interleaving-experiment';
export type {
  ControlFetchOptions,
  ControlFsOptions,
  ControlNetOptions,
  HttpModules,
  LoadOptions,
  ReadyMadeControls,
} from './experiment/ready-made-controls';
export type {
  DepthFirstChoice,
  PctChoice,
  RandomChoice,
  SchedulerChoice,
} from './experiment/scheduler-choice';
export type { CallerEnd, Resource, SlotValue, TraceNote, TurnNote } from './experiment/turn-note';
export type { ControlOptions, TimerControlOptions, Turns, WatchOptions } from './experiment/turns';
export { type AssertionOptions, assertEveryInterleaving } from './exploration/assert-every-interleaving';
export { exploreInterleavings } from './exploration/explore-interleavings';
export { type ReplayOptions, replayInterleaving } from './exploration/replay-interleaving';
export { type CounterexampleSearch, smallestCounterexample } from './exploration/smallest-counterexample';
export { ExplorationError } from './exploration-error';
export { drawInterleaving } from './picture/draw-interleaving';
export { describeInterleaving } from './report/describe-interleaving';
export type { Exploration } from './report/exploration';
export type { InterleavingProblem, InterleavingRun, InterleavingStep } from './report/interleaving-run';
export { usefulLine } from './report/useful-line';
