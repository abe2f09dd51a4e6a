import type { CaseVerdict } from '../../run/run';
import type { Issue } from '../documentation';
import type { ExplorationRecord, SideRecord } from './proof-records';
import type { Proof, ShownBy } from './proofs';

/** What was seen of one version of the code. Numbers of different experiments are never added up. */
export interface Evidence {
  /** Which version, in words that follow "against the code". */
  readonly code: string;
  /** The scenarios of the issue, run against it. */
  readonly sides: readonly (SideRecord & ShownBy)[];
  /**
   * Its interleavings, experiment by experiment. One that was cut short is among them where an order failed: that shows that one
   * can. Where none did it proves nothing about the rest, and is left out.
   */
  readonly explorations: readonly (ExplorationRecord & ShownBy)[];
}

/**
 * Sorts proofs by the version of the code that they are about.
 *
 * Versions that fail come first, for they answer "can this scenario fail?"; of these, the one with the scenarios themselves.
 */
export function evidenceOf(proofs: readonly Proof[]): Evidence[] {
  const sides = proofs.flatMap(({ shownBy, shownByName, verdict, ...proof }) =>
    proof.kind === 'both sides'
      ? proof.record.sides.map((side) => ({ ...side, shownBy, shownByName, verdict }))
      : [],
  );
  const explorations = experimentsOf(proofs).filter(
    ({ complete, smallest }) => complete || smallest !== null,
  );
  const codes = new Set([...sides, ...explorations].map(({ code }) => code));
  return [...codes]
    .map((code) => ({
      code,
      sides: sides.filter((side) => side.code === code),
      explorations: explorations.filter((exploration) => exploration.code === code),
    }))
    .toSorted((one, other) => rank(one) - rank(other));
}

/** What every order of turns came to, experiment by experiment; also of those that were cut short. */
export function experimentsOf(proofs: readonly Proof[]): (ExplorationRecord & ShownBy)[] {
  return proofs.flatMap(({ shownBy, shownByName, verdict, ...proof }) =>
    proof.kind === 'exploration' ? [{ ...proof.record, shownBy, shownByName, verdict }] : [],
  );
}

/**
 * Who saw the scenarios of an issue fail: somebody who tried them against a version of the code, this run itself, an earlier one,
 * or nobody.
 */
export function whoSawItFail({ proofs, scenarios, lifeLine }: Issue): 'tried' | 'now' | 'before' | 'nobody' {
  if (evidenceOf(proofs).some(hasFailed)) {
    return 'tried';
  }
  if (scenarios.some(({ verdict }) => failing.includes(verdict))) {
    return 'now';
  }
  return lifeLine?.capturedAt === undefined ? 'nobody' : 'before';
}

const failing: readonly CaseVerdict[] = ['captured', 'broken', 'shifted'];

/** Whether something failed against this version: whether it shows that a scenario can fail. */
export function hasFailed({ sides, explorations }: Evidence): boolean {
  return sides.some(({ failed }) => failed > 0) || explorations.some(({ smallest }) => smallest !== null);
}

function rank(evidence: Evidence): number {
  return (hasFailed(evidence) ? 0 : 2) + (evidence.sides.length > 0 ? 0 : 1);
}
