import { AuditStage, MemoryStage } from '../../support/audit-stage';
import { HeldUpEntry } from '../../support/held-up-entry';
import type { AuditWorld } from '../../support/world';

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
    beginToClose(world);
  },
  'is being closed while it opens': async (world) => {
    await world.part(HeldUpEntry).holdAt('createEngine');
    beginToClose(world);
  },
  'is being closed with an entry in hand': (world) => {
    world.part(MemoryStage).store.hold('createEngine');
    world.part(AuditStage).service.record({ eventType: 'plan.applied' });
    beginToClose(world);
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

/** Begins to close the audit log, and does not wait for the end: that comes with the end of the scenario. */
export function beginToClose(world: AuditWorld): void {
  const closed = Promise.allSettled([world.part(AuditStage).service.close()]);
  world.addCleanup(() => {
    world.part(MemoryStage).letGo();
    return closed;
  });
}
