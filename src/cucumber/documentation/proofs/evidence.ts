import type { CaseVerdict } from '../../run/run';
import type { Issue } from '../documentation';
import type { ExplorationRecord, SideRecord } from './proof-records';
import type { Proof, ShownBy } from './proofs';

/** The evidence about one version of the code. Numbers of different experiments are never added up. */
export interface Evidence {
  /** The version, in words that follow "against the code". */
  readonly code: string;
  /** The runs of the issue's scenarios against it. */
  readonly sides: readonly (SideRecord & ShownBy)[];
  /**
   * The explorations of it. One that was cut short is included only if an order failed, because that proves that one can fail. If
   * none failed, it proves nothing about the orders that it left out.
   */
  readonly explorations: readonly (ExplorationRecord & ShownBy)[];
}

/**
 * Groups proofs by the version of the code.
 *
 * Failing versions come first, because they answer "can this scenario fail?". Among them, those with runs of the scenarios come first.
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

/** All explorations, one for each experiment, including those that were cut short. */
export function experimentsOf(proofs: readonly Proof[]): (ExplorationRecord & ShownBy)[] {
  return proofs.flatMap(({ shownBy, shownByName, verdict, ...proof }) =>
    proof.kind === 'exploration' ? [{ ...proof.record, shownBy, shownByName, verdict }] : [],
  );
}

/**
 * When the scenarios of an issue were seen to fail: in a proof against a version of the code (`tried`), in this run (`now`), in an
 * earlier run (`before`), or never (`nobody`).
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

/** Whether something failed against this version, which shows that a scenario can fail. */
export function hasFailed({ sides, explorations }: Evidence): boolean {
  return sides.some(({ failed }) => failed > 0) || explorations.some(({ smallest }) => smallest !== null);
}

function rank(evidence: Evidence): number {
  return (hasFailed(evidence) ? 0 : 2) + (evidence.sides.length > 0 ? 0 : 1);
}
