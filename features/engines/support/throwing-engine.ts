import type { Engine } from 'audit-race';
import { MemoryStage } from '../../support/audit-stage';
import type { AuditWorld } from '../../support/world';

/** The moments at which an engine may throw, by the words of the scenarios, and the calls that they are. */
const CALLS: Readonly<Record<string, keyof Engine>> = {
  'when it makes tables': 'createTables',
  'when it counts': 'count',
  'when it is closed': 'close',
};

/** Has the engines of a scenario throw a TypeError at one moment, as a slip in their code makes them. */
export function throwTypeError(world: AuditWorld, moment: string): void {
  const stage = world.part(MemoryStage);
  const slip = () => {
    throw new TypeError('Cannot read properties of undefined');
  };
  stage.createEngine = async () => {
    const engine = moment === 'when it is created' ? slip() : await stage.store.createEngine();
    const call = CALLS[moment];
    if (call === undefined) {
      throw new Error(`No such moment: ${moment}`);
    }
    return Object.assign(engine, { [call]: slip });
  };
}
