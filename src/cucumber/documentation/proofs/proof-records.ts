import type { Exploration } from '@audit-race/interleavings';
import { hasShape, isListOf, isText, isTextOrNull, type ShapeOf } from '../../ground/has-shape';
import { type IssueKey, isIssueKey } from '../../tags/issue';

/** The name under which an exploration is attached. */
export const explorationFile = 'exploration.json';
/** The name under which the result of running scenarios on both sides of a fix is attached. */
export const bothSidesFile = 'both-sides.json';

/** What the scenarios of an issue said when they were run against one version of the code. */
export interface SideRecord {
  /** Which version, in words that follow "against the code": `as it was`. */
  readonly code: string;
  /** How often it was run. */
  readonly runs: number;
  /** How often it failed. */
  readonly failed: number;
  /** What the failing assertion said; null when none failed. */
  readonly says: string | null;
}

/** The scenarios of an issue, run with the bug and without: whether they can fail. */
export interface BothSidesRecord {
  /** The issues whose guards were run. */
  readonly issues: readonly IssueKey[];
  /** One for each version of the code. */
  readonly sides: readonly SideRecord[];
}

/** What an exploration found, as it is kept in a report. Numbers that may be large are written as text. */
export interface ExplorationRecord {
  /** The issues that it proves something about; empty when it stands for itself. */
  readonly issues: readonly IssueKey[];
  /** Which version of the code was explored, in words that follow "against the code": `as it is`. */
  readonly code: string;
  /** The name of the experiment. */
  readonly experiment: string;
  /** How many interleavings there are. */
  readonly interleavings: string;
  /** How many of them were run; the others are the same but for the names of the callers. */
  readonly explored: number;
  /** How many fail. */
  readonly failing: string;
  /** Whether none was left out. */
  readonly complete: boolean;
  /** What was covered, in words. */
  readonly scope: string;
  /** The id of the smallest that fails; null when all hold. */
  readonly smallest: string | null;
}

/** What an exploration is about. */
export interface ExplorationSubject {
  /** The issues that it proves something about. */
  readonly issues?: readonly IssueKey[];
  /** Which version of the code was explored. @defaultValue 'as it is' */
  readonly code?: string;
}

/** Puts an exploration on record. */
export function recordExploration(
  { experiment, interleavings, explored, failing, complete, scope, smallest }: Exploration,
  { issues = [], code = 'as it is' }: ExplorationSubject,
): ExplorationRecord {
  return {
    issues,
    code,
    experiment,
    interleavings: String(interleavings),
    explored,
    failing: String(failing),
    complete,
    scope,
    smallest: smallest?.id ?? null,
  };
}

/** How a record of an exploration should be. */
export const explorationShape: ShapeOf<ExplorationRecord> = {
  issues: isListOf(isIssueKey),
  code: isText,
  experiment: isText,
  interleavings: isWholeNumber,
  explored: Number.isInteger,
  failing: isWholeNumber,
  complete: (fact) => typeof fact === 'boolean',
  scope: isText,
  smallest: isTextOrNull,
};

const sideShape: ShapeOf<SideRecord> = {
  code: isText,
  runs: Number.isInteger,
  failed: Number.isInteger,
  says: isTextOrNull,
};

/** How a record of both sides should be. */
export const bothSidesShape: ShapeOf<BothSidesRecord> = {
  issues: isListOf(isIssueKey),
  sides: isListOf((side) => hasShape(side, sideShape)),
};

function isWholeNumber(value: unknown): boolean {
  return isText(value) && /^\d+$/.test(value);
}
