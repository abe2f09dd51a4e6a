import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readChild } from '../../support/child';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const PAGE = resolve('src/audit-log/docs/signals.md');
const METRICS = /```js\n(\/\/ metrics\.mjs\n.*?)```/s;

/** A program in a folder of its own that has the metrics of the page about signals word for word. */
export class MeasuredProgram {
  readonly #folder: TemporaryFolder;
  readonly file: string;
  metrics = '';

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
    this.file = this.#folder.file('audit.db');
  }

  async run(count: number, refused: number): Promise<void> {
    const { path } = this.#folder;
    const [, metrics] = METRICS.exec(readFileSync(PAGE, 'utf8')) ?? [];
    if (metrics === undefined) {
      throw new Error('The page has no metrics.mjs.');
    }
    symlinkSync(resolve('node_modules'), join(path, 'node_modules'));
    writeFileSync(join(path, 'metrics.mjs'), metrics);
    writeFileSync(join(path, 'main.mjs'), recordingProgram(this.file, count, refused));
    const env = { ...process.env, METRICS_PORT: '0' };
    this.metrics = await readChild(process.execPath, [join(path, 'main.mjs')], { cwd: path, env });
  }
}

function recordingProgram(file: string, count: number, refused: number): string {
  return `import { AuditService } from 'audit-race';
import { metrics } from './metrics.mjs';
const audit = new AuditService({ databaseUrl: 'sqlite://${file}' });
for (let left = ${refused}; left > 0; left -= 1) {
  try { audit.record({ eventType: '' }); } catch {}
}
for (let left = ${count}; left > 0; left -= 1) audit.record({ eventType: 'plan.applied' });
await audit.close();
process.stdout.write(metrics());
`;
}
