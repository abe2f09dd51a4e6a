import { readFileSync } from 'node:fs';
import path from 'node:path';
import { conclude } from '../../../.ci/conclude';
import { judgeScript } from '../../../.ci/run-script';
import { ScenarioSummary } from '../../../.ci/scenario-summary';
import { runChild } from '../../support/child';

const SCRIPT = /^npm run (?<name>\S+)(?: -- (?<argument>\S+))?$/;
const PROGRAM = /^ts-node (?<program>\S+)$/;
const TS_NODE = require.resolve('ts-node/dist/bin.js');

/** A gate of `npm run check` that was run on another folder, and what `npm test` would say of it. */
export class GateRun {
  exitCode: number | null = null;
  output = '';
  lastWords: readonly string[] = [];

  /** Runs a command such as `npm run check:changelog` on a folder, in an environment. */
  async run(command: string, folder: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
    const { name = '', argument } = SCRIPT.exec(command)?.groups ?? {};
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const program = PROGRAM.exec(scripts[name])?.groups?.program ?? '';
    const { exitCode, stdout, stderr } = await runChild(
      process.execPath,
      [TS_NODE, path.resolve(program), ...(argument ? [argument] : [])],
      {
        cwd: folder,
        env: { ...process.env, ...env },
      },
    );
    this.exitCode = exitCode;
    this.output = `${stdout}${stderr}`;
    const gates = [judgeScript(name, exitCode, this.output)];
    const features = { isGreen: true, red: [] };
    this.lastWords = conclude({ scenarios: new ScenarioSummary(), features, gates }).lines;
  }
}
