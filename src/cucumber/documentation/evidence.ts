import type { ExplorationRecord, SideRecord } from './proof-records';
import type { Proof } from './proofs';

/** The scenario that gave a proof: a number is worth as much as what it was counted in. */
interface ShownBy {
  readonly shownBy: string;
  readonly shownByName: string;
}

/** What was seen of one version of the code. Numbers of different experiments are never added up. */
export interface Evidence {
  /** Which version, in words that follow "against the code". */
  readonly code: string;
  /** The scenarios of the issue, run against it. */
  readonly sides: readonly (SideRecord & ShownBy)[];
  /** Its interleavings, experiment by experiment. Those that were cut short are left out: they prove nothing about the rest. */
  readonly explorations: readonly (ExplorationRecord & ShownBy)[];
}

/**
 * Sorts proofs by the version of the code that they are about.
 *
 * Versions that fail come first, for they answer "can this scenario fail?"; of these, the one with the scenarios themselves.
 */
export function evidenceOf(proofs: readonly Proof[]): Evidence[] {
  const sides = proofs.flatMap(({ shownBy, shownByName, ...proof }) =>
    proof.kind === 'both sides' ? proof.record.sides.map((side) => ({ ...side, shownBy, shownByName })) : [],
  );
  const explorations = proofs.flatMap(({ shownBy, shownByName, ...proof }) =>
    proof.kind === 'exploration' && proof.record.complete ? [{ ...proof.record, shownBy, shownByName }] : [],
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

/** Whether something failed against this version: whether it shows that a scenario can fail. */
export function hasFailed({ sides, explorations }: Evidence): boolean {
  return sides.some(({ failed }) => failed > 0) || explorations.some(({ smallest }) => smallest !== null);
}

function rank(evidence: Evidence): number {
  return (hasFailed(evidence) ? 0 : 2) + (evidence.sides.length > 0 ? 0 : 1);
}
