import { TemporaryFolder } from './temporary-folder';
import type { AuditWorld } from './world';

/** Has this process work in the temporary folder until the scenario ends: a path that turns out relative leads there. */
export class WorkingFolder {
  constructor(world: AuditWorld) {
    const folder = world.part(TemporaryFolder);
    const before = process.cwd();
    world.addCleanup(() => process.chdir(before));
    process.chdir(folder.path);
  }
}
