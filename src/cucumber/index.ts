export { captureBugs } from './capture-bugs';
export {
  type Attaching,
  attachBothSides,
  attachExploration,
  attachInterleaving,
} from './documentation/attach-proofs';
export type {
  BothSidesRecord,
  ExplorationRecord,
  ExplorationSubject,
  SideRecord,
} from './documentation/proof-records';
export type { Envelope } from './ground/envelope';
export { HarnessError } from './ground/harness-error';
export type { Place } from './ground/place';
export { type RunStatus, runStatuses } from './ground/run-status';
export { closingNumbers } from './ledger/closing-numbers';
export { describeLedger } from './ledger/describe-ledger';
export { HistoryFileError, readHistory, writeHistory } from './ledger/history-file';
export { IssuesFileError, readIssueStates } from './ledger/issue-facts';
export type {
  IssueLedger,
  IssueStanding,
  LedgerFailure,
  LedgerIssue,
  LedgerScenario,
  LifeLine,
  LifeLines,
} from './ledger/issue-ledger';
export { mergeLifeLines } from './ledger/life-lines';
export type { FormatterContext } from './reports/formatter-context';
export type { CaseVerdict } from './run/run';
export type {
  CaptureBugsOptions,
  Definition,
  SuiteOptions,
  WrapDefinition,
} from './settings/capture-bugs-options';
export { CaptureBugsOptionError } from './settings/capture-bugs-options';
export type { IssueState, IssueStates } from './tags/issue';
export type { Repetition } from './tags/repetition';
export type { StatedReason } from './tags/stated-reason';
export type { TagFinding, TagRemedy, TagRule, TagRuleSettings, TagViolation } from './tags/tag-rule';
export { TagRuleError } from './tags/tag-rule-error';
export { tagRules, tagRulesOf } from './tags/tag-rules';
export type { TaggedScenario, TagUse } from './tags/tagged-scenario';
export { type TagKind, type Vocabulary, vocabularyOf } from './tags/vocabulary';
export type { CapturedFailure, SkippedGuard, VerdictRecord } from './verdicts/run-records';
export { type Verdict, verdicts } from './verdicts/verdict';
export {
  CompromisedVerdict,
  FixedVerdict,
  ShiftedVerdict,
  VerdictError,
  type VerdictFacts,
} from './verdicts/verdict-errors';
