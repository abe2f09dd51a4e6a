import path from 'node:path';
import { runFolderWarm } from '../../support/nested-run';

const FOLDER = path.resolve('features/adopting/fixtures/red');

/** Each way in which the suite is red has a profile of its configuration. */
const profiles: Readonly<Record<string, object>> = require(path.join(FOLDER, 'cucumber.js'));

/** What a suite prints in which everything goes wrong: all of its runs. */
export class RedSuite {
  readonly outputs: string[] = [];

  /** Runs each of the profiles. */
  async run(): Promise<void> {
    for (const profile of Object.keys(profiles)) {
      const { exitCode, stdout, stderr } = await runFolderWarm(FOLDER, ['--profile', profile]);
      if (exitCode === 0) {
        throw new Error(`The profile ${profile} is green.`);
      }
      this.outputs.push(stdout, stderr);
    }
  }
}
