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
export type {
  IssueLedger,
  IssueStanding,
  LedgerFailure,
  LedgerIssue,
  LedgerScenario,
} from './ledger/issue-ledger';
export { IssuesFileError, readIssueStates } from './ledger/issue-states';
export type { LedgerOptions } from './ledger/ledger-options';
export { type LifeLine, type LifeLines, mergeLifeLines } from './ledger/life-line';
export type { Repetition } from './repetition';
export type { FormatterContext } from './reports/formatter-context';
export type { CaseVerdict } from './run/run';
export { CaptureBugsOptionError } from './settings/capture-bugs-option-error';
export type { CaptureBugsOptions, SuiteOptions, WrapDefinition } from './settings/capture-bugs-options';
export type { IssueState, IssueStates } from './tags/issue-state';
export type { StatedReason } from './tags/stated-reason';
export type { TagFinding, TagRemedy, TagRule, TagRuleSettings, TagViolation } from './tags/tag-rule';
export { TagRuleError } from './tags/tag-rule-error';
export { tagRules, tagRulesOf } from './tags/tag-rules';
export type { TaggedScenario, TagUse } from './tags/tagged-scenario';
export { type TagKind, type Vocabulary, vocabularyOf } from './tags/vocabulary';
export type { Definition } from './verdicts/definition-wrapper';
export type { CapturedFailure, SkippedGuard, VerdictRecord } from './verdicts/run-records';
export { type Verdict, verdicts } from './verdicts/verdict';
export {
  CompromisedVerdict,
  FixedVerdict,
  ShiftedVerdict,
  VerdictError,
  type VerdictFacts,
} from './verdicts/verdict-errors';
