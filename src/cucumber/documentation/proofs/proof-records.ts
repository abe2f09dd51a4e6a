import type { Exploration } from '@audit-race/interleavings';
import { hasShape, isListOf, isText, isTextOrNull, type ShapeOf } from '../../ground/has-shape';
import { type IssueKey, isIssueKey } from '../../tags/issue';

/** The file name of an attached exploration. */
export const explorationFile = 'exploration.json';
/** The file name of the attached results of running scenarios with and without a fix. */
export const bothSidesFile = 'both-sides.json';

/** The results of an issue's scenarios against one version of the code. */
export interface SideRecord {
  /** The version, in words that follow "against the code": `as it was`. */
  readonly code: string;
  /** How often the scenarios were run. */
  readonly runs: number;
  /** How often they failed. */
  readonly failed: number;
  /** The message of the failing assertion; null if none failed. */
  readonly says: string | null;
}

/** The results of an issue's scenarios with the bug and without it, which show whether they can fail. */
export interface BothSidesRecord {
  /** The issues whose scenarios were run. */
  readonly issues: readonly IssueKey[];
  /** One item for each version of the code. */
  readonly sides: readonly SideRecord[];
}

/** The result of an exploration, for storage in a report. Numbers that may be large are strings. */
export interface ExplorationRecord {
  /** The issues for which it proves something; empty if there is none. */
  readonly issues: readonly IssueKey[];
  /** The explored version of the code, in words that follow "against the code": `as it is`. */
  readonly code: string;
  /** The name of the experiment. */
  readonly experiment: string;
  /** How many interleavings there are. */
  readonly interleavings: string;
  /** How many of them were run. The others differ only in the names of the callers. */
  readonly explored: number;
  /** How many fail. */
  readonly failing: string;
  /** Whether every interleaving was covered. */
  readonly complete: boolean;
  /** The scope of the claim, in words. */
  readonly scope: string;
  /** The id of the smallest failing interleaving; null if all hold. */
  readonly smallest: string | null;
}

/** What an exploration is about. */
export interface ExplorationSubject {
  /** The issues for which it proves something. */
  readonly issues?: readonly IssueKey[];
  /** The explored version of the code. @defaultValue 'as it is' */
  readonly code?: string;
}

/** Converts an exploration to a record. */
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

/** The valid shape of an exploration record. */
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

/** The valid shape of a both-sides record. */
export const bothSidesShape: ShapeOf<BothSidesRecord> = {
  issues: isListOf(isIssueKey),
  sides: isListOf((side) => hasShape(side, sideShape)),
};

function isWholeNumber(value: unknown): boolean {
  return isText(value) && /^\d+$/.test(value);
}
