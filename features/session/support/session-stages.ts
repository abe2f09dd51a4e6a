import type { SessionStage } from 'audit-race';
import { isLegalMove } from '#audit-log/session/legal-moves';
import { AuditStage, MemoryStage } from '../../support/audit-stage';
import { HeldUpEntry } from '../../support/held-up-entry';
import type { AuditWorld } from '../../support/world';

const STAGES: readonly SessionStage[] = ['new', 'opening', 'open', 'closing', 'closed'];

/** How an audit log is brought to each stage of its session. */
const WAYS: Readonly<Record<string, (world: AuditWorld) => unknown>> = {
  'nobody has used': (world) => world.part(MemoryStage),
  'is being opened': (world) => world.part(HeldUpEntry).holdAt('createEngine'),
  'is in use': (world) => {
    world.part(MemoryStage);
    return world.part(AuditStage).service.ensureSession();
  },
  'is being closed': async (world) => {
    await world.part(HeldUpEntry).holdAt('store');
    const closing = world.part(AuditStage).service.close();
    world.addCleanup(() => {
      world.part(HeldUpEntry).release();
      return closing;
    });
  },
  'has been closed': (world) => {
    world.part(MemoryStage);
    return world.part(AuditStage).service.close();
  },
};

/** Brings the audit log of a scenario to a stage of its session. */
export async function bringTo(world: AuditWorld, state: string): Promise<void> {
  const way = WAYS[state];
  if (way === undefined) {
    throw new Error(`No such state: ${state}`);
  }
  await way(world);
}

/** Every move that is possible, by the stage from which it starts. */
export function possibleMoves(): { from: string; to: string }[] {
  return STAGES.map((from) => ({ from, to: STAGES.filter((to) => isLegalMove(from, to)).join(', ') }));
}
