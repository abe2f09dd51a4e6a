import { type Exploration, exploreInterleavings } from '@audit-race/interleavings';
import { joinGranted, splitScope, tellFailing } from '#cucumber/documentation/proofs/tell-orders';
import { exploreLog } from '../features/interleavings/support/explored-log/explore-log';

/** The exploration of one side: the service with the bug, or the fixed one. */
export interface SideExploration {
  readonly service: string;
  readonly callers: number;
  readonly exploration: Exploration;
}

/** With the bug, as few callers as it needs; with the fix, as many as in the scenario of #991. */
const SIDES = [
  { service: 'as it was', callers: 2 },
  { service: 'as it is', callers: 10 },
] as const;

/** Explores on each side all orders in which callers ask for the session. */
export async function exploreBothSides(
  onExploration: (done: number, all: number) => void,
): Promise<SideExploration[]> {
  const sides: SideExploration[] = [];
  for (const { service, callers } of SIDES) {
    const cast = Array<string>(callers).fill('asks for the session');
    const experiment = exploreLog({ cast, side: service, mishaps: [], oldEntries: 0, attemptsMax: 1 });
    sides.push({ service, callers, exploration: await exploreInterleavings(experiment) });
    onExploration(sides.length, SIDES.length);
  }
  return sides;
}

/** With the bug, some orders must fail. With the fix, none may fail, and none may be left out. */
export function isExplorationAsExpected({ service, exploration }: SideExploration): boolean {
  const { complete, failing } = exploration;
  return complete && (service === 'as it was' ? failing > 0n : failing === 0n);
}

/**
 * `as it was, 2 callers: covers 60 orders, all of them run: 58 fail, the smallest is 01~b27d55`, and the scope of the claim.
 */
export function renderExploration({ service, callers, exploration }: SideExploration): string {
  const { smallest, scope, complete, interleavings, explored, failing } = exploration;
  if (!complete) {
    return `  ${service}: only ${scope}; that proves nothing`;
  }
  const told = tellFailing({
    interleavings: String(interleavings),
    explored,
    failing: String(failing),
    complete,
  });
  const example = smallest === undefined ? '' : `, the smallest is ${smallest.id}`;
  return `  ${service}, ${callers} callers: ${told}${example}\n    scope: ${splitScope(scope).covered}`;
}

/** The assumptions of all claims, one line each. */
export function renderGranted(sides: readonly SideExploration[]): string {
  const granted = joinGranted(sides.map(({ exploration }) => exploration.scope));
  return `  ${granted.replaceAll('; ', ';\n    ')}`;
}
