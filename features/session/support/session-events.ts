import assert from 'node:assert/strict';
import { AuditStage, MemoryStage } from '../../support/audit-stage';
import type { EngineCall } from '../../support/memory-store';
import type { AuditWorld } from '../../support/world';
import { WrittenBehind } from '../../support/written-behind';
import { beginToClose } from './session-stages';

/** What can happen to a session. Whatever would follow from it later waits: for the store, or for a clock that stands still. */
const EVENTS: Readonly<Record<string, (world: AuditWorld) => unknown>> = {
  'its store begins to open': (world) => {
    const { store } = world.part(MemoryStage);
    const gate = store.gates.get('createEngine') ?? store.hold('createEngine');
    askMeanwhile(world, world.part(AuditStage).service.ensureSession());
    return gate.reached();
  },
  'its store opens': (world) => {
    const { store } = world.part(MemoryStage);
    store.hold('store');
    openGate(world, 'createEngine');
  },
  'its store fails to open': (world) => {
    const { store, clock } = world.part(MemoryStage);
    clock.standStill();
    store.failNext('createEngine', 1, 'AUDIT_STORE_BUSY');
    openGate(world, 'createEngine');
  },
  'its engine dies': async (world) => {
    const { store, clock } = world.part(MemoryStage);
    const stage = world.part(AuditStage);
    clock.standStill();
    store.failNext('store', 1, 'AUDIT_ENGINE_DIED');
    // A log that is closing refuses it, and has an entry on its way already.
    await stage.attempt((service) => service.record({ eventType: 'plan.applied' }));
    askMeanwhile(world, stage.service.flush());
    store.openGates();
  },
  'its store takes up its work': (world) => world.part(MemoryStage).store.openGates(),
  'Grace begins to close it': (world) => {
    world.part(MemoryStage).store.hold('close');
    beginToClose(world);
  },
};

/** Has something happen to the session of a scenario, and all that follows from it without time passing. */
export async function haveHappen(world: AuditWorld, event: string): Promise<void> {
  const happen = EVENTS[event];
  assert.ok(happen, `No such event: ${event}`);
  await happen(world);
  await world.part(WrittenBehind).settle();
}

/** A call whose end nobody waits for before the scenario ends. */
function askMeanwhile(world: AuditWorld, asked: Promise<unknown>): void {
  const ended = Promise.allSettled([asked]);
  world.addCleanup(() => {
    world.part(MemoryStage).letGo();
    return ended;
  });
}

function openGate(world: AuditWorld, call: EngineCall): void {
  const gate = world.part(MemoryStage).store.gates.get(call);
  assert.ok(gate, `Nothing is held up at ${call}.`);
  gate.open();
}
