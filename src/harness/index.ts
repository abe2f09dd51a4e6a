export { captureBugs } from './capture-bugs';
export { CaptureBugsOptionError, type CaptureBugsOptions } from './capture-bugs-options';
export { HarnessError } from './harness-error';
export type { Place } from './tags/place';
export type { StatedReason } from './tags/stated-reason';
export type { TagFinding, TagRemedy, TagRule, TagRuleSettings, TagViolation } from './tags/tag-rule';
export { TagRuleError } from './tags/tag-rule-error';
export { tagRules } from './tags/tag-rules';
export type { TaggedScenario, TagUse } from './tags/tagged-scenario';
export type { TagKind } from './tags/vocabulary';
export { Barrier, type BarrierOptions } from './turns/barrier';
export { BrokenBarrierError } from './turns/broken-barrier-error';
export { HungTasksError, type ReleaseOptions, releaseTogether } from './turns/release-together';
export type { StartTimer } from './turns/timer';
export type { Verdict } from './verdicts/judge';
export type { CapturedFailure, VerdictRecord } from './verdicts/run-records';
export {
  CompromisedVerdict,
  FixedVerdict,
  ShiftedVerdict,
  VerdictError,
  type VerdictFacts,
} from './verdicts/verdict-errors';
