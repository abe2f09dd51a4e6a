export { captureBugs } from './capture-bugs';
export {
  type Attaching,
  attachBothSides,
  attachExploration,
  attachInterleaving,
} from './documentation/proofs/attach-proofs';
export { AttachmentError } from './documentation/proofs/attachment-error';
export type {
  BothSidesRecord,
  ExplorationRecord,
  ExplorationSubject,
  SideRecord,
} from './documentation/proofs/proof-records';
export { HarnessError, type HarnessErrorCode } from './ground/harness-error';
export { type RunStatus, runStatuses } from './ground/run-status';
export { HistoryFileError } from './ledger/history-file';
export { IssuesFileError } from './ledger/issue-facts';
export {
  type IssueLedger,
  type IssueStanding,
  issueStandings,
  type LedgerFailure,
  type LedgerIssue,
  type LedgerScenario,
  type LifeLine,
} from './ledger/issue-ledger';
export type { HeldLate } from './run/held-late';
export type { CaseVerdict } from './run/run';
export { RunInspectionError } from './run/run-inspection';
export {
  CaptureBugsOptionError,
  type CaptureBugsOptions,
  type Definition,
  type SuiteOptions,
  type WrapDefinition,
} from './settings/capture-bugs-options';
export type { CodeCondition, Condition, Conditions, EnvironmentMatch } from './settings/condition';
export type { IssueKey, IssueState } from './tags/issue';
export type { OnlyWhere } from './tags/only-where';
export type { Repetition } from './tags/repetition';
export type { TagFinding, TagRemedy, TagViolation } from './tags/tag-rule';
export { TagRuleError } from './tags/tag-rule-error';
export type { CapturedFailure, SkippedGuard, VerdictRecord } from './verdicts/run-records';
export type { ShownCapture } from './verdicts/shown-capture';
export { type Verdict, verdicts } from './verdicts/verdict';
export {
  BrokenVerdict,
  CompromisedVerdict,
  FixedVerdict,
  ShiftedVerdict,
  VerdictError,
} from './verdicts/verdict-errors';
