/** `npm run quick`: types, style, and half a minute of features that hold the essential promises. For before a commit. */
import { rmSync } from 'node:fs';
import { conclude } from './conclude';
import { runScript } from './run-script';
import { readScenarios } from './scenario-summary';

const MESSAGES = 'reports/quick.ndjson';

async function main(): Promise<void> {
  const build = await runScript('build');
  rmSync(MESSAGES, { force: true });
  const [features, types, style] = await Promise.all([
    runScript('features', { isShown: true, args: ['--profile', 'quick'] }),
    runScript('check:types'),
    runScript('check:style'),
  ]);
  conclude({ scenarios: readScenarios(MESSAGES), features, gates: [build, types, style] });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
