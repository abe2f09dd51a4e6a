/** `npm run quick`: checks types and style, and runs half a minute of features about the essential promises. For use before a commit. */
import { rmSync } from 'node:fs';
import { conclude } from './conclude';
import { print, runScript } from './run-script';
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
  const scenarios = readScenarios(MESSAGES);
  const { lines, exitCode } = conclude({ scenarios, features, gates: [build, types, style] });
  print(lines.join('\n'));
  process.exitCode = exitCode;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
