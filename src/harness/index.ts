export { HarnessError } from './harness-error';
export { Barrier, type BarrierOptions } from './turns/barrier';
export { BrokenBarrierError } from './turns/broken-barrier-error';
export { HungTasksError, type ReleaseOptions, releaseTogether } from './turns/release-together';
export type { StartTimer } from './turns/timer';
