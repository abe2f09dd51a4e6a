import { ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AuditWorld } from '../../support/world';

const shop = 'features/documentation/fixtures/shop/mutants.json';

/** A file of mutants like that of the shop, but for one thing. */
export class MutantsFile {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'mutants-'));
  readonly file = path.join(this.folder, 'mutants.json');

  constructor(world: AuditWorld) {
    world.addCleanup(() => rmSync(this.folder, { recursive: true }));
  }

  replace(before: string, after: string): void {
    const text = readFileSync(shop, 'utf8');
    ok(text.includes(before), `The file of the shop has no ${before}.`);
    writeFileSync(this.file, text.replace(before, after));
  }

  leaveOut(isLeftOut: (mutant: { readonly killedBy: readonly object[] }) => boolean): void {
    const report = JSON.parse(readFileSync(shop, 'utf8'));
    const mutants = report.mutants.filter((mutant: (typeof report.mutants)[number]) => !isLeftOut(mutant));
    writeFileSync(this.file, JSON.stringify({ ...report, mutants }));
  }
}
